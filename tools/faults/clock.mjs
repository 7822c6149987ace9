// Preloaded: lets Date tell another time, by METAFOLIO_CLOCK_SHIFT_MS.
const shift = Number(process.env.METAFOLIO_CLOCK_SHIFT_MS);
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...parameters) {
    if (parameters.length === 0) super(RealDate.now() + shift);
    else super(...parameters);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
