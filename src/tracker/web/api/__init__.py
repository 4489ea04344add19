"""The API for programs, `/api/v1`: what everybody reads without a token, and what an account may with one."""
