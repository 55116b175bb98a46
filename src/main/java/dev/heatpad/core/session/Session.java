package dev.heatpad.core.session;

import dev.heatpad.core.control.TwoPositionControl.Demand;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.HeaterChecks.Contact;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.WearablePolicy.Answers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session that heats or is paused.
 *
 * @param contact whether somebody lay on the pad when heat began
 * @param alerts what else was true on the way, in order of appearance
 */
public record Session(
    SessionOpening opening,
    Plan plan,
    Progress progress,
    Demand demand,
    Attention attention,
    Contact contact,
    List<String> alerts) {

  /**
   * When it ends and at what it aims.
   *
   * @param deadline heat never lasts beyond it; a pause does not move it
   */
  public record Plan(
      MonotonicTime startedAt, MonotonicTime deadline, Celsius target, int extensions) {
    public Duration planned() {
      return deadline.minus(startedAt);
    }
  }

  /**
   * How far it came.
   *
   * @param at the moment up to which the other values are counted
   * @param elementOn time that the element was asked to be on
   * @param dose up to the newest reading
   * @param dosed the temperature that was dosed for the newest reading, and when that was taken
   */
  public record Progress(
      MonotonicTime at,
      Duration heated,
      Duration elementOn,
      ThermalDose dose,
      Optional<Dosed> dosed,
      Optional<Celsius> maxSkin) {

    /** The dose up to {@code now}: since the newest reading its temperature is charged on. */
    public ThermalDose doseAt(MonotonicTime now) {
      return dosed
          .filter(last -> now.isAfter(last.at()))
          .map(last -> dose.plusConstant(last.temperature(), now.minus(last.at())))
          .orElse(dose);
    }
  }

  /** The last temperature that the dose has counted, uncertainty included. */
  public record Dosed(Celsius temperature, MonotonicTime at) {}

  /**
   * Whether somebody is there.
   *
   * @param lastAction when a person last did something
   * @param asked how many questions this session has asked
   * @param openSince since when the newest question waits; empty when none does
   * @param doubt whether a wearable made it ask
   * @param answers whether such a doubt was answered in this session
   */
  public record Attention(
      MonotonicTime lastAction,
      int asked,
      Optional<MonotonicTime> openSince,
      Doubt doubt,
      Answers answers) {

    /** Whether the open question comes from a wearable: heat is off while it waits. */
    public enum Doubt {
      NONE,
      OF_A_WEARABLE
    }

    static Attention from(MonotonicTime now) {
      return new Attention(now, 0, Optional.empty(), Doubt.NONE, Answers.NONE);
    }

    public Attention acted(MonotonicTime now) {
      return new Attention(
          now, asked, Optional.empty(), Doubt.NONE, isDoubted() ? Answers.SOME : answers);
    }

    public Attention ask(MonotonicTime now) {
      return new Attention(lastAction, asked + 1, Optional.of(now), doubt, answers);
    }

    /** Asks because of a wearable. A question that is open already stays the same one. */
    public Attention doubt(MonotonicTime now) {
      Attention open = openSince.isPresent() ? this : ask(now);
      return new Attention(lastAction, open.asked, open.openSince, Doubt.OF_A_WEARABLE, answers);
    }

    public boolean isDoubted() {
      return doubt == Doubt.OF_A_WEARABLE;
    }

    /** The name of the open question. */
    public Optional<String> openPrompt() {
      return openSince.map(_ -> "prompt-" + asked);
    }
  }

  public Session {
    alerts = List.copyOf(alerts);
  }

  /**
   * A session that begins to heat now.
   *
   * @param dosedFrom the temperature from which the dose counts, uncertainty included
   * @param contact whether somebody lies on the pad already
   */
  public static Session begin(
      SessionOpening opening, MonotonicTime now, Optional<Celsius> dosedFrom, Contact contact) {
    return new Session(
        opening,
        new Plan(now, now.plus(opening.planned()), opening.target(), 0),
        new Progress(
            now,
            Duration.ZERO,
            Duration.ZERO,
            ThermalDose.NONE,
            dosedFrom.map(temperature -> new Dosed(temperature, now)),
            Optional.empty()),
        new Demand(Position.OFF, now.minus(Duration.ofDays(1))),
        Attention.from(now),
        contact,
        List.of());
  }

  public Session with(Plan newPlan) {
    return new Session(opening, newPlan, progress, demand, attention, contact, alerts);
  }

  public Session with(Progress newProgress) {
    return new Session(opening, plan, newProgress, demand, attention, contact, alerts);
  }

  public Session with(Demand newDemand) {
    return new Session(opening, plan, progress, newDemand, attention, contact, alerts);
  }

  public Session with(Attention newAttention) {
    return new Session(opening, plan, progress, demand, newAttention, contact, alerts);
  }

  /** The session with another target, and the same end. */
  Session withTarget(Celsius target) {
    return with(new Plan(plan.startedAt(), plan.deadline(), target, plan.extensions()));
  }

  public Session withAlerts(List<String> more) {
    Set<String> all = new LinkedHashSet<>(alerts);
    all.addAll(more);
    return new Session(opening, plan, progress, demand, attention, contact, List.copyOf(all));
  }
}
