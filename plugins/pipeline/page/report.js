// Puts interactive charts in the place of the drawn ones, each when it is first seen. Without this script the page is whole.
(() => {
  const charts = JSON.parse(document.getElementById('charts').textContent);

  // The names are those of the options; no locale, so that a figure reads the same everywhere.
  const formats = {
    percent: (value) => (typeof value === 'number' ? `${value.toFixed(2)} %` : 'n/a'),
    ratio: (value) => (typeof value === 'number' ? value.toFixed(2) : 'n/a'),
    count: (value) => String(value),
  };

  const withFormats = (option) =>
    option.tooltip
      ? { ...option, tooltip: { ...option.tooltip, valueFormatter: formats[option.tooltip.valueFormatter] } }
      : option;

  const makeLive = (place) => {
    const { option, group } = charts[place.id];
    const live = document.createElement('div');
    live.className = 'live';
    live.setAttribute('aria-hidden', 'true');
    place.append(live);
    const chart = echarts.init(live, null, { renderer: 'svg', locale: 'EN' });
    chart.setOption(withFormats(option));
    place.classList.add('is-live');
    if (group !== undefined) {
      chart.group = group;
      echarts.connect(group);
    }
    new ResizeObserver(() => {
      if (live.clientWidth > 0) chart.resize();
    }).observe(live);
  };

  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
        seen.unobserve(target);
        makeLive(target);
      }
    },
    { rootMargin: '200px' },
  );
  for (const place of document.querySelectorAll('.chart')) seen.observe(place);

  // A link to an entry in a closed part opens it.
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let part = target; part; part = part.parentElement) if (part.tagName === 'DETAILS') part.open = true;
    target?.scrollIntoView();
  };
  addEventListener('hashchange', openTarget);
})();
