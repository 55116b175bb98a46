package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** The same measurement in each round. */
final class PerRound {

  private final List<Samples> rounds = new ArrayList<>();

  void add(Samples samples) {
    rounds.add(samples);
  }

  /** A percentile of each round. */
  Samples percentile(double percent) {
    Samples percentiles = new Samples();
    rounds.forEach(round -> percentiles.add(round.percentile(percent)));
    return percentiles;
  }

  /** The values of all rounds together. */
  Samples together() {
    Samples all = new Samples();
    rounds.forEach(all::addAll);
    return all;
  }

  /** Combines each round's value with the same round's value of others. */
  static Samples combine(Samples left, Samples right, DoubleBinaryOperator operator) {
    Samples combined = new Samples();
    for (int i = 0; i < left.count(); i++) {
      combined.add(operator.applyAsDouble(left.get(i), right.get(i)));
    }
    return combined;
  }
}
