"""Benchmarks: what recording and reading cost, beside what else a coalition could use."""
