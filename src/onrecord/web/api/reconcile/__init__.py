"""Names to donors and funds, for OpenRefine and its like: Reconciliation Service API 0.2.

https://w3c.github.io/cg-reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""
