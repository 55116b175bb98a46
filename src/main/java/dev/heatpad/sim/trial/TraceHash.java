package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.JournalEntry;
import java.util.TreeMap;

/**
 * One number for everything that was seen in a life, in its order. Numbers of the physics are
 * rounded to a ten-thousandth. Nothing enters whose text or order changes from run to run of the
 * JVM: no identity of an object, no hash of a constant.
 */
final class TraceHash implements Observer {

  private static final double FINENESS = 1e4;

  private long hash = 0x9E3779B97F4A7C15L;

  long value() {
    return hash;
  }

  /** Mixes one number in; the finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private void mix(long value) {
    long z = (hash ^ value) + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    hash = z ^ (z >>> 31);
  }

  private void mix(double value) {
    mix(Math.round(value * FINENESS));
  }

  private void mix(String text) {
    mix((long) text.hashCode());
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    mix(at.nanos());
    switch (fact) {
      case Fact.Truth truth -> {
        mix(truth.pad().text());
        mix(truth.skinCelsius());
        mix(truth.padCelsius());
        mix(truth.elementWatts());
        mix(truth.cem43Minutes());
        mix(truth.damage());
        mix(truth.driven().name());
      }
      case Fact.Sensed(var pad, var role, var sample) -> {
        mix(pad.text());
        mix(role.name());
        switch (sample) {
          case Sample.Measured measured -> mix(measured.rawCode());
          case Sample.Failed failed -> mix(failed.failure().name());
        }
      }
      case Fact.Turned _ -> mix(1);
      case Fact.Told(var view) -> mixView(view);
      case Fact.Given(var entry) -> mixEntry("given", entry);
      case Fact.Durable(var entry) -> mixEntry("durable", entry);
      case Fact.Unwritten(var entry) -> mixEntry("unwritten", entry);
      case Fact.Over(var content) -> mix(content.past().size());
      case Fact.Began(var pad, var kind) -> mix("began " + pad + kind.text());
      case Fact.Ceased(var pad, var kind) -> mix("ceased " + pad + kind.text());
      case Fact.Booted _,
          Fact.ShutdownAsked _,
          Fact.Died _,
          Fact.Drove _,
          Fact.Noticed _,
          Fact.RecordTold _,
          Fact.Asked _,
          Fact.Answered _,
          Fact.Pressed _,
          Fact.JournalSetAside _,
          Fact.BelievedClockMoved _,
          Fact.BrokerHas _,
          Fact.Recovered _ ->
          mix(fact.toString());
    }
  }

  private void mixView(PadView view) {
    mix(view.name().text());
    mix(view.state());
    mix(view.heater().name());
    mix(view.reason().toString());
    mix(view.blocked().toString());
    mix(view.running().toString());
    mix(view.faults().toString());
    mix(view.armedUntil().toString());
    mix(view.settings().toString());
  }

  private void mixEntry(String what, JournalEntry entry) {
    mix(what);
    switch (entry) {
      case JournalEntry.TimeKept(var accounted, var wall, var restLeft) -> {
        mix(accounted.toNanos());
        mix(wall.toString());
        TreeMap<String, Long> inOrder = new TreeMap<>();
        restLeft.forEach((person, left) -> inOrder.put(person.text(), left.toNanos()));
        mix(inOrder.toString());
      }
      case JournalEntry.Readings(var readings) ->
          readings.forEach(reading -> {
            mix(reading.temperature().degrees());
            mix(reading.at().toString());
          });
      case JournalEntry.SessionOpened _,
          JournalEntry.SessionEnded _,
          JournalEntry.ProofKept _,
          JournalEntry.AfterDoseKept _,
          JournalEntry.FaultsKept _,
          JournalEntry.LockOutKept _,
          JournalEntry.ScreeningKept _,
          JournalEntry.SettingsKept _,
          JournalEntry.CommandTaken _,
          JournalEntry.RecordPublished _,
          JournalEntry.ClientPaired _,
          JournalEntry.ClientSeen _,
          JournalEntry.ClientRevoked _,
          JournalEntry.SessionDeleted _ ->
          mix(entry.toString());
    }
  }
}
