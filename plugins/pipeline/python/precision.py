"""How exactly the interior-point solver of all engines is asked to solve: the defaults of the packages stop at weights right to 1e-5."""


def clarabel(tolerance, step):
    """Small steps keep the iterates central, which is what the last digits of a cone need."""
    return {
        "tol_gap_abs": tolerance,
        "tol_gap_rel": tolerance,
        "tol_feas": tolerance,
        "tol_ktratio": 1e-8,
        "max_step_fraction": step,
        "max_iter": 500,
    }


QUADRATIC = clarabel(1e-10, 0.8)
LOGARITHMIC = clarabel(1e-12, 0.6)
