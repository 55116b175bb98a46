package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured values of one kind. What never came counts as infinitely late. */
final class Samples {

  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  void addMissing() {
    values.add(Double.POSITIVE_INFINITY);
  }

  void addAll(Samples others) {
    values.addAll(others.values);
  }

  double get(int index) {
    return values.get(index);
  }

  int count() {
    return values.size();
  }

  long countBetween(double fromInclusive, double toExclusive) {
    return values.stream().filter(value -> value >= fromInclusive && value < toExclusive).count();
  }

  long countMissing() {
    return values.stream().filter(value -> Double.isInfinite(value)).count();
  }

  double median() {
    return percentile(50);
  }

  /** The nearest rank: a value that was measured, never one between two. */
  double percentile(double percent) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  double min() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }
}
