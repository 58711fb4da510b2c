"""The program for Windows, put together on Linux: see README.md."""
