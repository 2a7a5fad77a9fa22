"""`python -m factrecon`: the command line."""

from factrecon.cli import main

if __name__ == "__main__":
    main()
