"""The version of Dateline: part of every event's id and of every run."""

VERSION = "0.1.0"
