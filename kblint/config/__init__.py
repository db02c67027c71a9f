"""Floor 5: what people demand, from `kblint.toml` and the command line."""

from kblint.config.configuration import Configuration

__all__ = ["Configuration"]
