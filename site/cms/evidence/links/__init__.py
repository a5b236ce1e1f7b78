"""Whether the addresses that references and services rest on still answer.

`targets` says which addresses there are, `hosts` where a checker may go, `asking` asks one,
`recording` keeps what came of it, and `rounds` asks many, a few at a time.
"""
