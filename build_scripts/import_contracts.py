"""A kind of contract for import-linter: a package may import what its line names, and nothing else.

The lines stand in `pyproject.toml` and are the table of who may import whom; a new package or a
new library is therefore refused until someone adds it there. Imports inside functions count.
"""

import sys
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


class MayImportContract(Contract):
    """Options: `source` (a package), `may_import` (project packages), `libraries` (third party).

    The standard library is always allowed. `may_import = ["*"]` allows everything.
    """

    type_name = "may_import"

    source = fields.StringField()
    may_import = fields.ListField(subfield=fields.StringField(), required=False)
    libraries = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Collect each direct import out of `source` that no option allows."""
        del verbose
        source: Any = self.source
        allowed = [source, *(self.may_import or ()), *(self.libraries or ())]  # type: ignore[misc] # fields parse to lists
        broken = []
        for importer in sorted(module for module in graph.modules if _within(module, source)):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if imported.partition(".")[0] in sys.stdlib_module_names or "*" in allowed:
                    continue
                if any(_within(imported, package) for package in allowed):
                    continue
                for detail in graph.get_import_details(importer=importer, imported=imported):
                    broken.append((importer, detail["line_number"], imported))
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line per import that is not allowed."""
        for importer, line, imported in check.metadata["broken"]:
            output.print_error(f"{importer}:{line} may not import {imported}", bold=False)
