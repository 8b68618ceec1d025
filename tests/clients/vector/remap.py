"""Runs a program of Vector's remap language over events: {"program", "events"} on standard input, the events after it on
standard output. The compiler and runtime are Vector's own (the crate vrl)."""

import json
import sys

from vrl_python import VRLRuntime

asked = json.load(sys.stdin)
runtime = VRLRuntime()
json.dump(
    [runtime.execute(asked["program"], event).processed_event for event in asked["events"]],
    sys.stdout,
)
