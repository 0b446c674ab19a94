"""`python -m anyq` is `anyq`."""

from anyq.cli import main

if __name__ == "__main__":
    main(prog_name="anyq")
