"""Our build with one job, with the time of each part as JSON.

python benchmarks/ours.py FOLDER STORE
"""

import json
import resource
import sys

from kg.build import build

if __name__ == "__main__":
    report = build([sys.argv[1]], sys.argv[2], jobs=1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    done = {"letters": report.new, "mb": peak, "failed": len(report.failures)}
    print(json.dumps({**done, **report.seconds}))
