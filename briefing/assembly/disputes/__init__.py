"""Where statements disagree: `detect` runs the detectors of `registry` and chooses what is shown."""
