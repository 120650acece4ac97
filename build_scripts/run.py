"""Start the program from the source tree, installing first what it needs.

`run.py --demo` opens the sample book; `run.py --demo --offscreen DIR` does the whole tour without
a display and leaves the pictures and papers in DIR. Everything else is handed to `python -m app`.
"""

import argparse
import subprocess
import sys

import bootstrap_env


def main() -> int:
    """Return the exit status of the program."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--demo", action="store_true", help="open the sample book")
    parser.add_argument(
        "--offscreen", metavar="DIR", help="with --demo: tour every screen without a display"
    )
    arguments, passed_on = parser.parse_known_args()
    if arguments.offscreen and not arguments.demo:
        parser.error("--offscreen DIR goes with --demo")

    python = bootstrap_env.ensure()
    environment = bootstrap_env.child_environment()
    asks_for_command = any(not argument.startswith("-") for argument in passed_on)
    if arguments.demo:
        passed_on = ["--demo", *passed_on]
    if arguments.offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
        passed_on += ["--tour", arguments.offscreen]
    if not asks_for_command:
        on_screen = environment.get("QT_QPA_PLATFORM") != "offscreen"
        require_display(environment)
        bootstrap_env.ensure_qt_libraries(on_screen)
    # The working folder stays the caller's, as paths among the arguments are meant from there; -P
    # keeps a folder `app` in it from being taken for the program.
    command = [str(python), "-P", "-m", "app", *passed_on]
    try:
        return subprocess.call(command, env=environment)
    except KeyboardInterrupt:
        return 130


def require_display(environment: dict[str, str]) -> None:
    """End with a message where Qt would abort for want of a screen."""
    chosen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & environment.keys()
    if sys.platform.startswith("linux") and not chosen:
        bootstrap_env.stop(
            "Không thấy màn hình đồ họa. Hãy chạy trong phiên làm việc có màn hình, hoặc chạy thử "
            "không cần màn hình:  python3 build_scripts/run.py --demo --offscreen THƯ_MỤC",
            "There is no display. Run this in a graphical session, or without a display:  "
            "python3 build_scripts/run.py --demo --offscreen DIR",
        )


if __name__ == "__main__":
    raise SystemExit(main())
