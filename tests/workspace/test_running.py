"""Work in several processes, where the desk is what starts them."""

import subprocess
import sys

UNDER_A_DESK = """
import sys
from briefing.workspace.running import executor_for

class Capture:
    def fileno(self): return -1
    def write(self, text): pass
    def flush(self): pass

if __name__ == "__main__":
    sys.stderr = Capture()
    with executor_for(2, 2) as executor:
        print(executor.submit(abs, -7).result())
    assert isinstance(sys.stderr, Capture)
"""


def test_processes_start_while_the_desk_has_standard_error() -> None:
    """A running desk puts an object in the place of `sys.stderr` whose file descriptor is -1."""
    done = subprocess.run([sys.executable, "-c", UNDER_A_DESK], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("7\n", 0), done.stderr
