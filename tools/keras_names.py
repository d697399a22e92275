"""Prints the names that the reader of Keras models knows, out of the Keras that is installed beside this program.

Run it in an environment with Keras 3 and put what it prints into `readers/keras/names.py`: first the classes that a
configuration may have built (whatever Keras itself saves), then the functions that it may name.
"""

import inspect
import pkgutil
import textwrap

PUBLIC = ("activations", "constraints", "initializers", "losses", "metrics", "ops", "random", "regularizers")
TAKING_FUNCTIONS = {
    "associative_scan", "cond", "custom_gradient", "fori_loop", "map", "scan", "switch", "vectorized_map", "while_loop",
}  # fmt: skip
NO_NUMBERS = {"KerasSaveable", "deserialize", "get", "serialize"}
BUILT = (
    "layers", "optimizers", "optimizers.schedules", "losses", "metrics", "initializers", "regularizers", "constraints",
    "dtype_policies", "quantizers", "mixed_precision",
)  # fmt: skip
KINDS = (
    ("src.saving.keras_saveable", "KerasSaveable"), ("optimizers.schedules", "LearningRateSchedule"), ("initializers", "Initializer"),
    ("regularizers", "Regularizer"), ("constraints", "Constraint"), ("dtype_policies", "DTypePolicy"), ("quantizers", "Quantizer"),
)  # fmt: skip


def classes() -> set[str]:
    """The names of all classes of Keras that can be saved, those that it exports under another name too."""
    public = [pkgutil.resolve_name(f"keras.{name}") for name in BUILT]
    kinds = tuple(getattr(pkgutil.resolve_name(f"keras.{module}"), name) for module, name in KINDS)
    found = {name for module in public for name, one in vars(module).items() if inspect.isclass(one)}
    for module in pkgutil.walk_packages(pkgutil.resolve_name("keras.src").__path__, "keras.src."):
        if "test" in module.name or "backend." in module.name:
            continue
        try:
            names = vars(pkgutil.resolve_name(module.name))
        except ImportError:
            continue
        found |= {one.__name__ for one in names.values() if inspect.isclass(one) and issubclass(one, kinds)}
    return found - NO_NUMBERS


def functions() -> set[str]:
    """The names of all public functions of numbers."""
    found = set()
    for name in PUBLIC:
        module = pkgutil.resolve_name(f"keras.{name}")
        found |= {
            one
            for one in dir(module)
            if not one.startswith("_") and inspect.isfunction(getattr(module, one)) and one not in TAKING_FUNCTIONS
        }
    return found - NO_NUMBERS


if __name__ == "__main__":
    for names in (classes(), functions()):
        print(textwrap.fill(" ".join(sorted(names)), 116, initial_indent="    ", subsequent_indent="    "), end="\n\n")
