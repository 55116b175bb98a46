package dev.heatpad.sim.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.command.Verb;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Arrival.Delivery;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalEntry;
import dev.heatpad.loop.SimulatedControls.Press;
import dev.heatpad.sim.twin.PhysicalFault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every observer fires on a history that violates it, and is silent on the one beside it. */
class InvariantsTest {

  private static final HouseBuild HOUSE = HouseBuild.simple();
  private static final PadName BACK = new PadName("back");
  private static final Facts FACTS = new Facts();

  private static MonotonicTime at(double seconds) {
    return Stage.START.plus(Duration.ofMillis(Math.round(seconds * 1_000)));
  }

  private static void fires(Invariant invariant) {
    assertFalse(invariant.violations().isEmpty(), invariant.sentence());
    assertTrue(invariant.checks() > 0);
  }

  private static void silent(Invariant invariant) {
    assertEquals(List.of(), invariant.violations(), invariant.sentence());
  }

  private static Fact started(int plannedSeconds) {
    return new Fact.Noticed(
        BACK,
        new Notice(Notice.Kind.STARTED, Map.of("planned_s", Integer.toString(plannedSeconds))));
  }

  private static Fact on() {
    return new Fact.Drove(BACK, Level.ON, Fact.Success.DONE);
  }

  private static Fact truth(double skinCelsius, double damage, Level driven) {
    return new Fact.Truth(BACK, skinCelsius, skinCelsius, 30, damage * 20, damage, driven);
  }

  @Test
  void s1HeatWithoutASessionFires() {
    HeatNeedsASession invariant = new HeatNeedsASession();
    invariant.saw(at(0), new Fact.Booted(1));
    invariant.saw(at(1), on());
    fires(invariant);
  }

  @Test
  void heatBeforeItsRowIsDurableFires() {
    SessionOpening opening = FACTS.opening("c-1");
    HeatNeedsASession invariant = new HeatNeedsASession();
    invariant.saw(at(1), FACTS.given(opening));
    invariant.saw(at(2), on());
    fires(invariant);
    HeatNeedsASession durable = new HeatNeedsASession();
    durable.saw(at(1), FACTS.given(opening));
    durable.saw(at(2), FACTS.durable(opening));
    durable.saw(at(3), on());
    silent(durable);
  }

  @Test
  void s6HeatAfterARestartFires() {
    SessionOpening opening = FACTS.opening("c-1");
    HeatNeedsASession invariant = new HeatNeedsASession();
    invariant.saw(at(1), FACTS.given(opening));
    invariant.saw(at(2), FACTS.durable(opening));
    invariant.saw(at(3), new Fact.Died(Fact.Death.KILLED));
    invariant.saw(at(8), new Fact.Booted(2));
    invariant.saw(at(9), on());
    fires(invariant);
  }

  @Test
  void s2HeatBeyondTheDeadlineFires() {
    HeatEndsInTime invariant = new HeatEndsInTime(HOUSE);
    invariant.saw(at(0), started(60));
    invariant.saw(at(60), truth(39, 0, Level.ON));
    silent(invariant);
    invariant.saw(at(61.2), truth(39, 0, Level.ON));
    fires(invariant);
  }

  @Test
  void heatWithoutTurnsFires() {
    HeatIsALease invariant = new HeatIsALease();
    invariant.saw(at(0), new Fact.Turned());
    invariant.saw(at(3), truth(39, 0, Level.ON));
    silent(invariant);
    invariant.saw(at(4), truth(39, 0, Level.ON));
    fires(invariant);
  }

  @Test
  void s3HotSkinFires() {
    SkinStaysWhole brief = new SkinStaysWhole(HOUSE, Set.of());
    brief.saw(at(0), truth(43.1, 0, Level.OFF));
    brief.saw(at(3), truth(43.1, 0, Level.OFF));
    silent(brief);
    brief.saw(at(4), truth(43.1, 0, Level.OFF));
    fires(brief);
    SkinStaysWhole hot =
        new SkinStaysWhole(HOUSE, Set.of(new PadFault(PhysicalFault.SENSOR_FROZEN)));
    hot.saw(at(0), truth(45, 0, Level.OFF));
    fires(hot);
    SkinStaysWhole damaged = new SkinStaysWhole(HOUSE, Set.of());
    damaged.saw(at(0), truth(42, 0.11, Level.OFF));
    fires(damaged);
  }

  @Test
  void s3WhatOnlyHardwareEndsIsCountedApart() {
    SkinStaysWhole welded =
        new SkinStaysWhole(HOUSE, Set.of(new PadFault(PhysicalFault.RELAY_WELDED)));
    welded.saw(at(0), truth(46, 0, Level.OFF));
    silent(welded);
    assertEquals(Map.of("S3: relay-welded", 1), welded.exempted());
  }

  @Test
  void s4HeatWithoutReadingsFires() {
    BadReadingsEndHeat invariant = new BadReadingsEndHeat();
    invariant.saw(at(0), sensed(36, at(0)));
    invariant.saw(at(5), truth(36, 0, Level.ON));
    silent(invariant);
    invariant.saw(at(5.5), truth(36, 0, Level.ON));
    fires(invariant);
  }

  @Test
  void s4HeatOnAJumpingSensorFires() {
    BadReadingsEndHeat invariant = new BadReadingsEndHeat();
    invariant.saw(at(0), sensed(36, at(0)));
    invariant.saw(at(1), sensed(46, at(1)));
    invariant.saw(at(4), sensed(46, at(4)));
    invariant.saw(at(4), truth(36, 0, Level.ON));
    fires(invariant);
  }

  private static Fact sensed(double celsius, MonotonicTime at) {
    return new Fact.Sensed(
        BACK, SensorRole.SKIN_SIDE, new Sample.Measured(Celsius.of(celsius), 1, at));
  }

  @Test
  void s5AFaultThatGoesByItselfFires() {
    LatchedStaysLatched invariant = new LatchedStaysLatched();
    invariant.saw(at(0), FACTS.told("fault", EnumSet.of(FaultCode.OUTPUT_FAILED)));
    invariant.saw(at(9), FACTS.told("idle", EnumSet.noneOf(FaultCode.class)));
    invariant.saw(at(9), new Fact.Turned());
    fires(invariant);
    LatchedStaysLatched pressed = new LatchedStaysLatched();
    pressed.saw(at(0), FACTS.told("fault", EnumSet.of(FaultCode.OUTPUT_FAILED)));
    pressed.saw(at(8), new Fact.Pressed(BACK, Press.ARM));
    pressed.saw(at(10.1), FACTS.told("idle", EnumSet.noneOf(FaultCode.class)));
    pressed.saw(at(10.1), new Fact.Turned());
    silent(pressed);
  }

  @Test
  void s5ARemoteAcknowledgementClearsOnlyWhatItsClassLetsIt() {
    silent(acknowledged(Source.MQTT, FaultCode.NOT_WARMING));
    fires(acknowledged(Source.MQTT, FaultCode.OUTPUT_FAILED));
    silent(acknowledged(Source.SOCKET, FaultCode.OUTPUT_FAILED));
  }

  private static Invariant acknowledged(Source source, FaultCode code) {
    LatchedStaysLatched invariant = new LatchedStaysLatched();
    Fact.Manner manner =
        new Fact.Manner(1, source, Delivery.LIVE, Optional.of("c-1"), Fact.Wish.CURRENT);
    invariant.saw(at(0), FACTS.told("fault", EnumSet.of(code)));
    invariant.saw(at(9), new Fact.Asked(BACK, new Command.Acknowledge(), manner));
    invariant.saw(at(9), FACTS.told("idle", EnumSet.noneOf(FaultCode.class)));
    invariant.saw(
        at(9),
        new Fact.Answered(
            BACK,
            1,
            new CommandResult(
                Optional.of("c-1"),
                Verb.ACK,
                Optional.empty(),
                "Acknowledged.",
                Optional.empty(),
                Optional.empty())));
    invariant.saw(at(9), new Fact.Turned());
    return invariant;
  }

  @Test
  void s5AFaultThatARestartForgetsFires() {
    LatchedStaysLatched invariant = new LatchedStaysLatched();
    invariant.saw(
        at(0),
        new Fact.Durable(new JournalEntry.FaultsKept(BACK, EnumSet.of(FaultCode.OUTPUT_FAILED))));
    invariant.saw(at(9), new Fact.Booted(2));
    invariant.saw(at(9), FACTS.told("idle", EnumSet.noneOf(FaultCode.class)));
    invariant.saw(at(9), new Fact.Turned());
    fires(invariant);
  }

  @Test
  void s7ASessionWithoutAnEndFires() {
    OneTrueEnd invariant = new OneTrueEnd();
    invariant.saw(at(0), FACTS.durable(FACTS.opening("c-1")));
    invariant.saw(at(9), new Fact.Over(JournalContent.nothing()));
    fires(invariant);
  }

  @Test
  void s7AnEndWithAReasonThatWasNotThereFires() {
    for (StopReason reason :
        List.of(
            StopReason.USER_STOP,
            StopReason.BUTTON_STOP,
            StopReason.SHUTDOWN,
            StopReason.INTERRUPTED,
            StopReason.DOSE_LIMIT,
            StopReason.NO_ANSWER,
            StopReason.STORAGE,
            StopReason.RELAY_STUCK,
            StopReason.ASLEEP)) {
      TrueReasons invariant = new TrueReasons();
      invariant.saw(at(9), new Fact.Given(FACTS.ended(FACTS.opening("c-1"), reason, 0)));
      fires(invariant);
    }
    TrueReasons asked = new TrueReasons();
    asked.saw(at(8), asked("c-2", new Command.Stop(), Delivery.LIVE, Fact.Wish.CURRENT));
    asked.saw(at(9), new Fact.Given(FACTS.ended(FACTS.opening("c-1"), StopReason.USER_STOP, 0)));
    silent(asked);
  }

  /** S7: a healthy pad latches nothing, and a fault is not taken for another one. */
  @Test
  void aFaultThatWasNotThereFires() {
    Fact stuck =
        new Fact.Given(new JournalEntry.FaultsKept(BACK, EnumSet.of(FaultCode.RELAY_STUCK)));
    AlarmsAreTrue healthy = new AlarmsAreTrue(HOUSE);
    healthy.saw(at(9), stuck);
    fires(healthy);
    AlarmsAreTrue another = new AlarmsAreTrue(HOUSE);
    another.saw(at(1), new Fact.Began(BACK, new PadFault(PhysicalFault.SENSOR_OPEN)));
    another.saw(at(9), stuck);
    fires(another);
    AlarmsAreTrue elsewhere = new AlarmsAreTrue(HOUSE);
    elsewhere.saw(
        at(1), new Fact.Began(new PadName("neck"), new PadFault(PhysicalFault.RELAY_WELDED)));
    elsewhere.saw(at(9), stuck);
    fires(elsewhere);
    AlarmsAreTrue welded = new AlarmsAreTrue(HOUSE);
    welded.saw(at(1), new Fact.Began(BACK, new PadFault(PhysicalFault.RELAY_WELDED)));
    welded.saw(at(9), stuck);
    silent(welded);
  }

  @Test
  void s7ADoseThatIsTooSmallFires() {
    DoseIsNotUndercounted invariant = new DoseIsNotUndercounted();
    invariant.saw(at(0), truth(35, 0, Level.OFF));
    invariant.saw(at(0), started(60));
    invariant.saw(at(60), truth(42, 0.01, Level.ON));
    invariant.saw(
        at(61), new Fact.Given(FACTS.ended(FACTS.opening("c-1"), StopReason.COMPLETED, 0.1)));
    fires(invariant);
  }

  @Test
  void s8HeatOneTurnAfterAStopFires() {
    StopStops invariant = new StopStops();
    invariant.saw(at(0), on());
    invariant.saw(at(1), asked("c-1", new Command.Stop(), Delivery.LIVE, Fact.Wish.OLD));
    invariant.saw(at(1), new Fact.Turned());
    fires(invariant);
  }

  private static Fact asked(String id, Command command, Delivery delivery, Fact.Wish wish) {
    return new Fact.Asked(
        BACK, command, new Fact.Manner(1, Source.MQTT, delivery, Optional.of(id), wish));
  }

  @Test
  void s9SessionsThatNobodyWantsFire() {
    OnlyWishesStart unasked = new OnlyWishesStart();
    unasked.saw(at(0), FACTS.given(FACTS.opening("c-1")));
    fires(unasked);
    OnlyWishesStart retained = new OnlyWishesStart();
    retained.saw(at(0), asked("c-1", PadPlan.start(), Delivery.RETAINED, Fact.Wish.CURRENT));
    retained.saw(at(0), FACTS.given(FACTS.opening("c-1")));
    fires(retained);
    OnlyWishesStart old = new OnlyWishesStart();
    old.saw(at(0), asked("c-1", PadPlan.start(), Delivery.LIVE, Fact.Wish.OLD));
    old.saw(at(0), FACTS.given(FACTS.opening("c-1")));
    fires(old);
    OnlyWishesStart twice = new OnlyWishesStart();
    twice.saw(at(0), asked("c-1", PadPlan.start(), Delivery.LIVE, Fact.Wish.CURRENT));
    twice.saw(at(0), FACTS.given(FACTS.opening("c-1")));
    twice.saw(at(0), FACTS.durable(FACTS.opening("c-1")));
    silent(twice);
    twice.saw(at(9), FACTS.given(FACTS.opening("c-1")));
    fires(twice);
  }

  @Test
  void s10ASessionInARestFires() {
    BudgetsHold invariant = new BudgetsHold(HOUSE);
    invariant.saw(at(0), FACTS.told("heating", Set.of()));
    invariant.saw(at(1_200), FACTS.told("idle", Set.of()));
    invariant.saw(at(1_300), FACTS.given(FACTS.opening("c-1")));
    fires(invariant);
  }

  @Test
  void s10AFourthSessionOfADayFires() {
    BudgetsHold invariant = new BudgetsHold(HOUSE);
    for (int i = 0; i < 3; i++) {
      invariant.saw(at(i * 8_000), FACTS.told("heating", Set.of()));
      invariant.saw(at(i * 8_000 + 1_200), FACTS.told("idle", Set.of()));
    }
    invariant.saw(at(40_000), FACTS.given(FACTS.opening("c-1")));
    fires(invariant);
  }

  @Test
  void s12APadThatDoesNotComeBackFires() {
    HouseComesBack invariant = new HouseComesBack();
    invariant.saw(at(0), new Fact.Recovered(BACK, true, "heating"));
    silent(invariant);
    invariant.saw(at(0), new Fact.Recovered(BACK, false, "fault"));
    fires(invariant);
  }

  @Test
  void aSecondFaultThatIsNotToldFires() {
    FaultsAreToldApart invariant = new FaultsAreToldApart();
    invariant.saw(at(0), FACTS.told("fault", EnumSet.of(FaultCode.OVER_TEMPERATURE)));
    invariant.saw(at(1), new Fact.Drove(BACK, Level.OFF, Fact.Success.FAILED));
    invariant.saw(at(1), new Fact.Turned());
    silent(invariant);
    invariant.saw(at(2), new Fact.Turned());
    fires(invariant);
  }

  @Test
  void newsThatAreLostOrOutOfOrderFire() {
    OwedNewsArrives lost = new OwedNewsArrives();
    lost.saw(at(0), new Fact.Durable(FACTS.ended(FACTS.opening("c-1"), StopReason.COMPLETED, 1)));
    lost.saw(at(9), new Fact.Over(JournalContent.nothing()));
    fires(lost);
    OwedNewsArrives disordered = new OwedNewsArrives();
    disordered.saw(at(0), new Fact.BrokerHas("back/event", "1:5"));
    disordered.saw(at(0), new Fact.BrokerHas("back/event", "1:5"));
    silent(disordered);
    disordered.saw(at(0), new Fact.BrokerHas("back/event", "1:4"));
    fires(disordered);
    OwedNewsArrives old = new OwedNewsArrives();
    old.saw(at(0), FACTS.told("heating", Set.of()));
    old.saw(at(0), new Fact.BrokerHas("back/state", "idle"));
    old.saw(at(9), new Fact.Over(JournalContent.nothing()));
    fires(old);
  }
}
