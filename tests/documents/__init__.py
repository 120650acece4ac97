"""Tests of printed pages: block trees and what can be read back from the PDF."""
