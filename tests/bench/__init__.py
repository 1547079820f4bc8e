"""The load program of `make bench`: drives a homeserver through its public API and compares Porch with Synapse.

`python -m tests.bench --help` tells the options; `docs/benchmarks.md` tells what each figure means.
"""
