package dev.heatpad.adapter.wearable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.wearable.Observed.Channel;
import dev.heatpad.adapter.wearable.Observed.Peer;
import dev.heatpad.adapter.wearable.Observed.Radio;
import dev.heatpad.adapter.wearable.Observed.Reading;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.DeviceProfile;
import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import dev.heatpad.core.wearable.Signal.LinkState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The decisions of the link, row by row of the machine's table, without a bus. */
class LinkMachineTest {

  private static final String ADAPTER = "/org/bluez/hci0";
  private static final String DEVICE = ADAPTER + "/dev_1";
  private static final String HEART_RATE = DEVICE + "/char1";
  private static final String STEPS = DEVICE + "/char2";
  private static final DeviceProfile WATCH =
      new DeviceProfile("watch", Cadence.ON_CHANGE, ContactBits.IGNORED);

  private static final Observed UNKNOWN = on(new Peer.Absent());
  private static final Observed KNOWN = on(new Peer.Known(DEVICE));
  private static final Observed LINKED = on(new Peer.Linked(DEVICE));
  private static final Observed READY = ready(DeviceProfile.UNKNOWN, Reading.REFUSED);

  private MonotonicTime now = MonotonicTime.ofNanos(0);
  private final LinkMachine machine = new LinkMachine(now);

  private static Observed on(Peer peer) {
    return new Observed(Radio.ON, ADAPTER, peer);
  }

  private static Observed ready(DeviceProfile profile, Reading reading) {
    return on(
        new Peer.Ready(
            DEVICE,
            List.of(
                new Channel(STEPS, Characteristic.STEPS, reading),
                new Channel(HEART_RATE, Characteristic.HEART_RATE, reading)),
            profile));
  }

  private List<LinkAction> at(double seconds, Observed seen) {
    return at(seconds, seen, new LinkEvent.Woke());
  }

  private List<LinkAction> at(double seconds, Observed seen, LinkEvent event) {
    now = MonotonicTime.ofNanos((long) (seconds * 1e9));
    return machine.step(seen, event, now);
  }

  private void live() {
    at(0, READY);
    assertEquals(LinkState.CONNECTED, machine.state());
  }

  private static LinkEvent heardAt(int seconds) {
    return new LinkEvent.Heard(MonotonicTime.ofNanos(0).plus(Duration.ofSeconds(seconds)));
  }

  @Test
  void anUnknownDeviceIsSearchedForAndConnectedToWhenItIsSeen() {
    assertEquals(List.of(new LinkAction.Search(ADAPTER, 1)), at(0, UNKNOWN));
    assertEquals(LinkState.SEARCHING, machine.state());
    assertEquals(List.of(), at(29, UNKNOWN));
    assertEquals(
        List.of(new LinkAction.StopSearch(ADAPTER), new LinkAction.Connect(DEVICE, 2)),
        at(29.5, KNOWN),
        "the search ends before the connection begins");
    assertEquals(LinkState.CONNECTING, machine.state());
    assertEquals(List.of(), at(30, LINKED), "connected is not ready");
    assertEquals(LinkState.CONNECTING, machine.state());
    assertEquals(List.of(new LinkAction.Subscribe(List.of(STEPS, HEART_RATE))), at(31, READY));
    assertEquals(LinkState.CONNECTED, machine.state());
    assertEquals(List.of(), at(32, READY));
  }

  @Test
  void aSearchWithoutASightingPausesLongerAndLonger() {
    assertEquals(List.of(1, 2, 5, 10, 15, 15), pausesOf(UNKNOWN, Duration.ofSeconds(30)));
  }

  @Test
  void aDeviceThatDoesNotAnswerIsTriedLessAndLessOften() {
    assertEquals(List.of(1, 2, 5, 10, 15, 15), pausesOf(KNOWN, Duration.ofSeconds(20)));
  }

  /** The pauses between tries that take their whole time. */
  private List<Integer> pausesOf(Observed seen, Duration limit) {
    List<Integer> pauses = new ArrayList<>();
    double time = 0;
    at(time, seen);
    for (int i = 0; i < 6; i++) {
      time += limit.toSeconds();
      at(time, seen);
      Duration pause = machine.nap(now);
      assertEquals(List.of(), at(time + pause.toMillis() / 1000.0 - 0.001, seen));
      time += pause.toSeconds();
      assertEquals(1, at(time, seen).size(), "tried again");
      pauses.add((int) pause.toSeconds());
    }
    return pauses;
  }

  @Test
  void aConnectionThatHangsIsCancelled() {
    assertEquals(List.of(new LinkAction.Connect(DEVICE, 1)), at(0, KNOWN));
    assertEquals(List.of(), at(19.9, KNOWN));
    assertEquals(List.of(new LinkAction.Disconnect(DEVICE)), at(20, KNOWN));
    assertEquals(LinkState.LOST, machine.state());
  }

  @Test
  void aLateRefusalOfAFormerTryIsVoid() {
    at(0, KNOWN);
    at(20, KNOWN);
    assertEquals(List.of(new LinkAction.Connect(DEVICE, 2)), at(21, KNOWN));
    at(21, KNOWN, new LinkEvent.Refused(new LinkAction.Connect(DEVICE, 1)));
    assertEquals(LinkState.CONNECTING, machine.state());
    at(21, KNOWN, new LinkEvent.Refused(new LinkAction.Connect(DEVICE, 2)));
    assertEquals(LinkState.LOST, machine.state());
    assertEquals(Duration.ofSeconds(2), machine.nap(now));
  }

  @Test
  void aRefusedSearchIsAPause() {
    at(0, UNKNOWN);
    at(0, UNKNOWN, new LinkEvent.Refused(new LinkAction.Search(ADAPTER, 1)));
    assertEquals(LinkState.SEARCHING, machine.state());
    assertEquals(Duration.ofSeconds(1), machine.nap(now));
  }

  @Test
  void aDeviceThatVanishesWhileItIsConnectedToIsSearchedForAgain() {
    at(0, KNOWN);
    assertEquals(List.of(), at(1, UNKNOWN));
    assertEquals(List.of(new LinkAction.Search(ADAPTER, 2)), at(2, UNKNOWN));
  }

  @Test
  void aDeviceThatNeverSaysWhatItOffersIsLetGo() {
    at(0, LINKED);
    assertEquals(List.of(), at(29.9, LINKED));
    assertEquals(List.of(new LinkAction.Disconnect(DEVICE)), at(30, LINKED));
    assertEquals(LinkState.LOST, machine.state());
    assertEquals(List.of(), at(31, LINKED), "it is given time to go");
    assertEquals(List.of(), at(32, KNOWN));
    assertEquals(List.of(new LinkAction.Connect(DEVICE, 1)), at(33, KNOWN));
  }

  @Test
  void aDeviceThatWillNotGoIsUsedAfterAll() {
    at(0, LINKED);
    at(30, LINKED);
    at(35, LINKED);
    at(36, LINKED);
    assertEquals(LinkState.CONNECTING, machine.state());
  }

  @Test
  void silenceIsAnsweredOnceByANewSubscriptionAndThenByANewConnection() {
    live();
    assertEquals(List.of(), at(9.9, READY));
    assertEquals(List.of(new LinkAction.Resubscribe(List.of(STEPS, HEART_RATE))), at(10, READY));
    assertEquals(List.of(), at(19.9, READY), "once");
    assertEquals(List.of(new LinkAction.Disconnect(DEVICE)), at(20, READY));
    assertEquals(LinkState.LOST, machine.state());
  }

  @Test
  void aWordEndsTheSilence() {
    live();
    at(10, READY);
    at(11, READY, heardAt(11));
    assertEquals(List.of(), at(20.9, READY));
    assertEquals(List.of(new LinkAction.Resubscribe(List.of(STEPS, HEART_RATE))), at(21, READY));
  }

  @Test
  void aWordThatArrivedBeforeDoesNotTurnTheClockBack() {
    live();
    at(9, READY, heardAt(9));
    at(9, READY, heardAt(1));
    assertEquals(List.of(), at(18.9, READY));
  }

  @Test
  void onlyAWordAndNoConnectionEndsTheGrowthOfThePauses() {
    at(0, KNOWN, new LinkEvent.Woke());
    at(0, KNOWN, new LinkEvent.Refused(new LinkAction.Connect(DEVICE, 1)));
    at(1, READY);
    at(1, KNOWN);
    assertEquals(Duration.ofSeconds(2), machine.nap(now), "it was connected and silent");
    at(3, READY);
    at(3, READY, heardAt(3));
    at(4, KNOWN);
    assertEquals(Duration.ofSeconds(1), machine.nap(now));
  }

  @Test
  void aLostDeviceIsFetchedAgain() {
    live();
    assertEquals(List.of(), at(5, KNOWN));
    assertEquals(LinkState.LOST, machine.state());
    assertEquals(List.of(new LinkAction.Connect(DEVICE, 1)), at(6, KNOWN));
  }

  @Test
  void whatADeviceOffersLaterIsSubscribedToAsWell() {
    Observed less =
        on(
            new Peer.Ready(
                DEVICE,
                List.of(new Channel(STEPS, Characteristic.STEPS, Reading.REFUSED)),
                DeviceProfile.UNKNOWN));
    assertEquals(List.of(new LinkAction.Subscribe(List.of(STEPS))), at(0, less));
    assertEquals(List.of(new LinkAction.Subscribe(List.of(HEART_RATE))), at(1, READY));
  }

  @Test
  void aDeviceThatSpeaksOnChangeIsAskedEachFiveSeconds() {
    Observed watch = ready(WATCH, Reading.POSSIBLE);
    LinkAction read = new LinkAction.Read(List.of(STEPS, HEART_RATE));
    assertEquals(List.of(new LinkAction.Subscribe(List.of(STEPS, HEART_RATE)), read), at(0, watch));
    assertEquals(Duration.ofSeconds(5), machine.nap(now));
    assertEquals(List.of(), at(4.9, watch));
    assertEquals(List.of(read), at(5, watch));
    at(10, watch, heardAt(10));
    assertTrue(at(39.9, watch).contains(read), "its silence may last 30 s");
    assertEquals(List.of(new LinkAction.Resubscribe(List.of(STEPS, HEART_RATE))), at(40, watch));
  }

  @Test
  void aStrapIsNotAsked() {
    Observed strap = ready(DeviceProfile.UNKNOWN, Reading.POSSIBLE);
    assertEquals(1, at(0, strap).size());
    assertEquals(List.of(), at(6, strap));
  }

  @Test
  void withoutTheBusItIsOpenedAgainAndAgain() {
    Observed noBus = Observed.without(Radio.NO_BUS);
    List<Double> tried = new ArrayList<>();
    for (double time = 0; time < 40; time += 0.5) {
      if (at(time, noBus).equals(List.of(new LinkAction.OpenBus()))) {
        tried.add(time);
      }
    }
    assertEquals(List.of(0.0, 1.0, 3.0, 8.0, 18.0, 33.0), tried);
    assertEquals(LinkState.RADIO_OFF, machine.state());
  }

  @Test
  void aRadioThatIsOffIsWaitedFor() {
    live();
    assertEquals(List.of(), at(1, Observed.without(Radio.OFF)));
    assertEquals(LinkState.RADIO_OFF, machine.state());
    assertEquals(List.of(), at(100, Observed.without(Radio.NO_CONTROLLER)));
    assertEquals(List.of(new LinkAction.Connect(DEVICE, 1)), at(101, KNOWN), "at once");
  }

  @Test
  void aBlueZThatIsGoneIsLookedForAtOnce() {
    live();
    Observed gone = Observed.without(Radio.NO_SERVICE);
    assertEquals(List.of(new LinkAction.LookForService()), at(1, gone));
    assertEquals(List.of(), at(1.5, gone));
    assertEquals(List.of(new LinkAction.LookForService()), at(2, gone));
  }

  @Test
  void theEndTakesBackWhatWasBegun() {
    at(0, UNKNOWN);
    assertEquals(List.of(new LinkAction.StopSearch(ADAPTER)), machine.farewell(UNKNOWN));
    at(1, KNOWN);
    assertEquals(List.of(new LinkAction.Disconnect(DEVICE)), machine.farewell(KNOWN));
    at(2, READY);
    assertEquals(List.of(new LinkAction.Disconnect(DEVICE)), machine.farewell(READY));
    at(3, KNOWN);
    assertEquals(List.of(), machine.farewell(KNOWN));
  }
}
