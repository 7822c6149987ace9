"""A long-lived worker: `python worker.py ENGINE` answers one question after the other until its input ends.

Questions and answers are frames (frames.py). The answer to `probe` is what is installed, told without loading it; that to `load` is
`loaded`, that to `solve` is `weights`, or `unsolved` with the reason; whatever else goes wrong ends in `failed`. Nothing that a
package prints can get into the stream of answers.
"""

import contextlib
import importlib
import io
import os
import platform
import queue
import sys
import threading
import traceback
import warnings
from importlib.metadata import PackageNotFoundError, version

from frames import read_frame, write_frame

# Standard output belongs to the answers; what is printed goes to standard error, also from native code.
ANSWERS = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)

PACKAGES = {
    "skfolio": "skfolio",
    "riskfolio": "riskfolio-lib",
    "pyportfolioopt": "pyportfolioopt",
    "cvxportfolio_python": "cvxportfolio",
}
NUMERICS = ["numpy", "scipy", "pandas", "scikit-learn", "cvxpy-base", "clarabel"]
MOST_MESSAGES = 5
LONGEST_MESSAGE = 200


def installed(package):
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def probe(engine):
    found = {package: installed(package) for package in NUMERICS}
    return {
        "version": installed(PACKAGES[engine]),
        "python": platform.python_version(),
        "packages": {package: number for package, number in found.items() if number is not None},
    }


def respond(engine, header, arrays):
    """Header and arrays of the answer to one question."""
    if header["op"] == "probe":
        return {"outcome": "probe", **probe(engine)}, {}
    # Loads numpy, which a probe must not need.
    from problem import Problem, Unsolved, array_of, described

    package = importlib.import_module(f"engine_{engine}")
    if header["op"] == "load":
        return {"outcome": "loaded"}, {}
    given = {name: array_of(array) for name, array in arrays.items()}
    try:
        if header["op"] == "simulate":
            results = package.simulate(header, given)
            return {"outcome": "simulated"}, {name: described(array) for name, array in results.items()}
        return {"outcome": "weights"}, {"weights": described(package.SOLVERS[header["profile"]](Problem(**given)))}
    except Unsolved as error:
        return {"outcome": "unsolved", "message": str(error)}, {}


def guarded(engine, header, arrays):
    """The answer with what was said on the way: warnings and printed lines, each once."""
    printed = io.StringIO()
    with (
        warnings.catch_warnings(record=True) as caught,
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        warnings.simplefilter("always")
        try:
            answer, results = respond(engine, header, arrays)
        except Exception as error:
            answer, results = {"outcome": "failed", "message": failure(error)}, {}
    said = [f"{one.category.__name__}: {one.message}" for one in caught if not about_code(one.category)]
    lines = [" ".join(line.split())[:LONGEST_MESSAGE] for line in [*said, *printed.getvalue().splitlines()]]
    answer["messages"] = list(dict.fromkeys(line for line in lines if line))[:MOST_MESSAGES]
    return answer, results


def failure(error):
    """What an exception says and where it was raised, without a path of this machine."""
    innermost = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({os.path.basename(innermost.filename)}:{innermost.lineno})"


def about_code(category):
    """Warnings about how a package is written, not about what it answers."""
    return issubclass(category, DeprecationWarning | PendingDeprecationWarning | FutureWarning | SyntaxWarning)


def listen(questions):
    """In a thread of its own: when whoever asks is gone, the worker ends, also in the middle of an answer."""
    stream = os.fdopen(os.dup(0), "rb")
    while (frame := read_frame(stream)) is not None:
        questions.put(frame)
    os._exit(0)


def main(engine):
    questions = queue.Queue()
    threading.Thread(target=listen, args=(questions,), daemon=True).start()
    while True:
        header, arrays = questions.get()
        answer, results = guarded(engine, header, arrays)
        write_frame(ANSWERS, answer, results)


if __name__ == "__main__":
    main(sys.argv[1])
