"""The commands in workflow, which are scripts and in no package."""

import importlib.util
import sys

import pytest


@pytest.fixture(scope="session")
def command_module(root):
    """Return a function that gives the module of a command."""

    def load(name):
        spec = importlib.util.spec_from_file_location(name, root / "workflow" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        # A dataclass looks up its module by name.
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module

    return load
