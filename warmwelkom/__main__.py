"""`python -m warmwelkom` is the command line too."""

from warmwelkom.cli import app

if __name__ == "__main__":
    app()
