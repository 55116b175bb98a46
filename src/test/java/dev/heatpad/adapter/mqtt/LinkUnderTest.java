package dev.heatpad.adapter.mqtt;

import dev.heatpad.fixture.Await;
import dev.heatpad.loop.ReconnectSchedule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A link and everything it told. */
final class LinkUnderTest implements AutoCloseable, LinkListener {

  static final String ROOT = "heatpad/test";
  static final String AVAILABILITY = ROOT + "/availability";

  final MqttLink link;
  final List<InboundMessage> inbound = new CopyOnWriteArrayList<>();
  final List<String> sentences = new CopyOnWriteArrayList<>();
  final List<String> recordsTaken = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  private volatile boolean up;

  private LinkUnderTest(LinkSettings settings) {
    link = new MqttLink(settings, inbound::add, this, System::nanoTime);
  }

  static LinkUnderTest start(int port) {
    return start(settings(port));
  }

  static LinkUnderTest start(LinkSettings settings) {
    LinkUnderTest test = new LinkUnderTest(settings);
    test.link.start();
    return test;
  }

  static LinkUnderTest connected(int port) {
    LinkUnderTest test = start(port);
    test.awaitUp();
    return test;
  }

  static LinkSettings settings(int port) {
    return settings(port, ReconnectSchedule.standard(), LinkSettings.STANDARD_KEEP_ALIVE);
  }

  static LinkSettings settings(int port, ReconnectSchedule schedule, Duration keepAlive) {
    return new LinkSettings(
        new BrokerAddress(BrokerAddress.Transport.PLAIN, "127.0.0.1", port),
        "heatpad-test",
        BrokerAccess.anonymous(),
        new LinkSettings.Availability(AVAILABILITY, "online", "offline"),
        List.of(ROOT + "/stop", ROOT + "/+/cmd", ROOT + "/+/+/set", ROOT + "/echo"),
        schedule,
        keepAlive,
        List.of());
  }

  void awaitUp() {
    Await.until("the link is up", () -> up);
  }

  void awaitDown() {
    Await.until("the link is down", Duration.ofSeconds(60), () -> !up);
  }

  boolean isUp() {
    return up;
  }

  @Override
  public void connected() {
    connections.incrementAndGet();
    up = true;
  }

  @Override
  public void lost(String sentence) {
    sentences.add(sentence);
    up = false;
  }

  @Override
  public void recordTaken(String id) {
    recordsTaken.add(id);
  }

  @Override
  public void close() {
    link.close();
  }
}
