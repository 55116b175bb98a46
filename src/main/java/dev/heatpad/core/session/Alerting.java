package dev.heatpad.core.session;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.Alert;
import dev.heatpad.core.safety.HeaterWatch;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.Reading;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What a person should know of a pad now. It ends nothing and refuses nothing. */
final class Alerting {

  /**
   * Heat without a break for this long, late in a session, brings any fitting pad to its target.
   */
  private static final Duration UNBROKEN_HEAT = Duration.ofMinutes(5);

  private static final Duration LATE = Duration.ofMinutes(10);

  private static final double SHORT_OF_TARGET_CELSIUS = 1;

  private Alerting() {}

  static Set<Alert> alerts(Pad pad, Turn turn) {
    Set<Alert> alerts = EnumSet.noneOf(Alert.class);
    ThermalDose dose =
        pad.state()
            .session()
            .map(session -> session.progress().doseAt(turn.now()))
            .orElse(ThermalDose.NONE);
    Profile profile = pad.definition().limits().profile();
    if (dose.cem43BoundMinutes() >= profile.warnSessionCem43Minutes()) {
      alerts.add(Alert.DOSE_NEAR_LIMIT);
    }
    if (dose.damageBound() >= profile.warnSessionDamage()) {
      alerts.add(Alert.DAMAGE_NEAR_LIMIT);
    }
    if (pad.definition().nature().hasBudgets()
        && turn.ledger().cem43MinutesInWeek(turn.now()) + dose.cem43BoundMinutes()
            >= profile.warnWeekCem43Minutes()) {
      alerts.add(Alert.WEEK_DOSE);
    }
    if (pad.state() instanceof PadState.Heating(var session)
        && staysShort(pad, session, turn.now())) {
      alerts.add(Alert.TARGET_NOT_REACHED);
    }
    return alerts;
  }

  private static boolean staysShort(Pad pad, Session session, MonotonicTime now) {
    HeaterWatch heater = pad.watches().heater();
    boolean heatsForLong =
        heater
                .askedSince()
                .filter(since -> now.minus(since).compareTo(UNBROKEN_HEAT) >= 0)
                .isPresent()
            && session.progress().heated().compareTo(LATE) >= 0;
    Celsius nearly = session.plan().target().plus(-SHORT_OF_TARGET_CELSIUS);
    return heatsForLong
        && Senses.skin(pad, now) instanceof Reading.Valid(var skin)
        && nearly.isAbove(skin);
  }
}
