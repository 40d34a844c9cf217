"""`python -m warmwelkom` is the command line too."""

from warmwelkom.cli import main

if __name__ == "__main__":
    main()
