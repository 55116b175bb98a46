package dev.heatpad.sim.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/**
 * Many lives, one after the other in their number and at once on all processors. What comes out
 * does not depend on how many processors there are.
 */
public final class Campaign {

  /** Spreads neighbouring numbers over all seeds: the golden ratio in 64 bits. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Lives that are begun before it is known whether they are needed. */
  private static final int AHEAD = 16;

  private final long seed;
  private final LongFunction<Scenario> scenarios;
  private final Optional<TraceCsv> trace;

  /** Where a campaign ends, at the latest. */
  public record Extent(int sessions, int lives, AtViolation atViolation) {
    public Extent(int sessions, int lives) {
      this(sessions, lives, AtViolation.GO_ON);
    }

    private boolean isReachedBy(Tally tally) {
      return tally.lives() >= lives
          || tally.sessions() >= sessions
          || (atViolation == AtViolation.END && tally.violations() > 0);
    }
  }

  /** What comes after the first life in which something did not hold. */
  public enum AtViolation {
    GO_ON,
    END
  }

  private Campaign(long seed, LongFunction<Scenario> scenarios, Optional<TraceCsv> trace) {
    this.seed = seed;
    this.scenarios = scenarios;
    this.trace = trace;
  }

  /** Lives with chance and faults. */
  public static Campaign of(long seed, ScenarioGenerator.Swarm swarm, Optional<TraceCsv> trace) {
    return new Campaign(seed, lifeSeed -> ScenarioGenerator.generate(lifeSeed, swarm), trace);
  }

  /** Lives of another making. */
  public static Campaign of(long seed, LongFunction<Scenario> scenarios, Optional<TraceCsv> trace) {
    return new Campaign(seed, scenarios, trace);
  }

  /** The seed of a life: the life's number alone decides. */
  static long seedOf(long seed, long life) {
    return (seed + life * GOLDEN) ^ (life << 1);
  }

  /** Runs until enough sessions were begun. */
  public Tally run(Extent extent) throws InterruptedException {
    Tally tally = new Tally();
    int processors = trace.isPresent() ? 1 : Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
      List<Future<Outcome>> begun = new ArrayList<>();
      for (int life = 0; !extent.isReachedBy(tally); life++) {
        while (begun.size() < Math.min(extent.lives(), life + AHEAD)) {
          long number = begun.size();
          begun.add(workers.submit(() -> live(number)));
        }
        tally.add(begun.get(life).get());
      }
      workers.shutdownNow();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a life could not be lived to its end", failure.getCause());
    }
    return tally;
  }

  private Outcome live(long number) {
    Scenario scenario = scenarios.apply(seedOf(seed, number));
    if (trace.isEmpty()) {
      return Trial.run(scenario);
    }
    trace.get().beginLife(number);
    return Trial.run(scenario, List.of(trace.get()));
  }
}
