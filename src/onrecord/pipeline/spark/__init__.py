"""The same stages on Apache Spark: the extra "spark", imported only when asked for."""

from onrecord.pipeline.spark.engine import SparkOptions, read_on_spark, run_on_spark

__all__ = ["SparkOptions", "read_on_spark", "run_on_spark"]
