"""Feedback, stored questions and the operator's pages."""
