package dev.heatpad.sim.trial;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.loop.SimulatedControls.Press;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One life of a house as pure data: the same scenario always gives the same trace.
 *
 * @param seed for what is left to chance within the life: delays of the disk, identities, order of
 *     threads
 * @param happenings in the order of their moments
 */
public record Scenario(long seed, HouseBuild build, List<Happening> happenings) {

  public Scenario {
    happenings = happenings.stream().sorted(Comparator.comparing(Happening::at)).toList();
  }

  /** The kinds of fault that this life has. */
  public Set<FaultKind> faults() {
    return happenings.stream()
        .map(Happening::deed)
        .filter(Deed.Breaks.class::isInstance)
        .map(deed -> ((Deed.Breaks) deed).kind())
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  public Scenario with(List<Happening> others) {
    return new Scenario(seed, build, others);
  }

  public Scenario with(HouseBuild other) {
    return new Scenario(seed, other, happenings);
  }

  /** A scenario written by hand. */
  public static Builder seeded(long seed) {
    return new Builder(seed);
  }

  /** Collects happenings at moments that only go forward. */
  public static final class Builder {
    private final long seed;
    private final List<Happening> happenings = new ArrayList<>();
    private HouseBuild build = HouseBuild.simple();
    private Duration at = Duration.ZERO;

    private Builder(long seed) {
      this.seed = seed;
    }

    public Builder in(HouseBuild house) {
      build = house;
      return this;
    }

    /** What follows happens at this moment of the life. */
    public Builder at(Duration moment) {
      at = moment;
      return this;
    }

    public Builder ask(int pad, Source source, Command command) {
      return happens(new Deed.Asks(pad, source, command));
    }

    public Builder press(int pad, Press press) {
      return happens(new Deed.Presses(pad, press));
    }

    public Builder breaks(int pad, FaultKind kind, Duration lasting, int size) {
      return happens(new Deed.Breaks(pad, kind, lasting, size));
    }

    public Builder shutDown(Duration away) {
      return happens(new Deed.ShutsDown(away));
    }

    public Builder powerCut(Duration away) {
      return happens(new Deed.PowerCut(away));
    }

    private Builder happens(Deed deed) {
      happenings.add(new Happening(at, deed));
      return this;
    }

    public Scenario build() {
      return new Scenario(seed, build, happenings);
    }
  }

  /** The catalogue of the house's faults in this life, for quick questions. */
  Set<HouseFault> houseFaults() {
    Set<HouseFault> faults = EnumSet.noneOf(HouseFault.class);
    for (FaultKind kind : faults()) {
      if (kind instanceof HouseFault fault) {
        faults.add(fault);
      }
    }
    return faults;
  }
}
