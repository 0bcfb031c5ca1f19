"""The leak gate: every file is opened again and read whole before it is handed over."""

from complaint.output.gate.handover import BuildGate

__all__ = ["BuildGate"]
