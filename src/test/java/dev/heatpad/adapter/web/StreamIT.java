package dev.heatpad.adapter.web;

import static dev.heatpad.fake.PadSamples.BACK;
import static dev.heatpad.fake.PadSamples.NECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.fake.PadSamples;
import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.EventStream;
import dev.heatpad.fixture.EventStream.Message;
import dev.heatpad.loop.CannotStart;
import dev.heatpad.loop.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Design 4.4: the stream of server-sent events. */
@Timeout(60)
final class StreamIT {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final StreamHub hub = new StreamHub("pi", "boot-1", System::nanoTime);
  private final List<EventStream> phones = new ArrayList<>();
  private final TestDoor door = new TestDoor();
  private final TestDoor.Phone phone = door.letIn("phone");
  private WebServer server;

  @BeforeEach
  void open() throws CannotStart {
    server = serve(hub);
    tell(PadSamples.idle(BACK, 1));
    tell(PadSamples.heating(NECK, 2));
  }

  @AfterEach
  void close() {
    server.close();
    phones.forEach(EventStream::close);
  }

  @Test
  void showsEachPadAtOnceAndEachChangeToEveryPhone() {
    EventStream first = watch("/api/stream");
    EventStream second = watch("/api/stream");
    Await.until("two states", () -> first.messages("state").size() == 2);
    Await.until("two states", () -> second.messages("state").size() == 2);
    tell(PadSamples.heating(BACK, 3));
    Await.until("a third", () -> first.messages("state").size() == 3);
    Await.until("a third", () -> second.messages("state").size() == 3);
    assertEquals(first.messages("state").getLast(), second.messages("state").getLast());
    String doc = first.messages("state").getLast().data();
    assertTrue(doc.contains("\"pad\":\"back\"") && doc.contains("\"state\":\"heating\""), doc);
    assertEquals("boot-1-3", first.messages("state").getLast().id());
  }

  @Test
  void isNeitherKeptNorBuffered() {
    var headers = watch("/api/stream").response().headers();
    assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
    assertEquals("no", headers.firstValue("X-Accel-Buffering").orElse(""));
    assertTrue(headers.firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
    assertTrue(headers.firstValue("Content-Encoding").isEmpty());
  }

  @Test
  void tellsOfOnePadOnlyWhoeverAsksForOne() {
    EventStream phone = watch("/api/pads/neck/stream");
    tell(PadSamples.heating(BACK, 3));
    notice(BACK, "a");
    notice(NECK, "b");
    Await.until("an event", () -> !phone.messages("event").isEmpty());
    assertTrue(
        phone.messages().stream().allMatch(it -> it.data().contains("\"pad\":\"neck\"")),
        phone.messages()::toString);
    assertEquals(404, watch("/api/pads/none/stream").response().statusCode());
    assertEquals(404, watch("/api/pads/NO%20NAME/stream").response().statusCode());
  }

  @Test
  void givesSignsOfLifeWhenNothingHappens() {
    EventStream phone = watch("/api/stream");
    Await.until("beats", () -> phone.messages("beat").size() >= 2);
    Message beat = phone.messages("beat").getFirst();
    assertEquals("{\"ts\":1795435200.250}", beat.data());
    assertEquals("", beat.id());
  }

  @Test
  void repeatsTheEventsThatWereMissedAndThenTheState() {
    EventStream before = watch("/api/stream");
    notice(BACK, "first");
    Await.until("an event", () -> !before.messages("event").isEmpty());
    String seen = before.messages("event").getLast().id();
    before.close();
    notice(BACK, "second");
    notice(NECK, "third");
    EventStream after = watch("/api/stream", "Last-Event-ID", seen);
    Await.until("all", () -> after.messages("state").size() == 2);
    assertEquals(
        List.of("event", "event", "state", "state"),
        after.messages().stream().map(Message::name).toList());
    assertTrue(after.messages().get(0).data().contains("second"));
    assertTrue(after.messages().get(1).data().contains("third"));
    EventStream again = watch("/api/stream", "Last-Event-ID", after.messages().getLast().id());
    Await.until("states", () -> again.messages("state").size() == 2);
    assertEquals(List.of(), again.messages("event"), "nothing twice");
  }

  @Test
  void repeatsNothingOfAnotherRunOfTheProgram() throws CannotStart {
    EventStream before = watch("/api/stream");
    notice(BACK, "first");
    Await.until("an event", () -> !before.messages("event").isEmpty());
    String seen = before.messages().getFirst().id();
    server.close();
    StreamHub restarted = new StreamHub("pi", "boot-2", System::nanoTime);
    server = serve(restarted);
    Snapshot idle = PadSamples.idle(BACK, 1);
    restarted.noticed(BACK, new Notice(Notice.Kind.PHASE, Map.of()), PadSamples.stamp(1));
    restarted.changed(idle.view(), idle.live(), idle.stamp());
    EventStream after = watch("/api/stream", "Last-Event-ID", seen);
    Await.until("a state", () -> !after.messages("state").isEmpty());
    assertEquals(List.of(), after.messages("event"));
    assertTrue(after.messages().getFirst().id().startsWith("boot-2-"));
  }

  /** A phone that does not read costs nobody else anything, and its stream ends. */
  @Test
  void dropsAWatcherThatDoesNotRead() throws IOException {
    EventStream quick = watch("/api/stream");
    try (Socket slow = new Socket()) {
      slow.setReceiveBufferSize(4_096);
      slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      slow.getOutputStream()
          .write(
              ("GET /api/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                      + phone.bearer()
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      Await.until("it watches", () -> hub.audience().watchers() == 2);
      int told = 0;
      while (hub.audience().dropped() == 0) {
        String text = "x".repeat(2_000);
        notice(BACK, text);
        told++;
        int sofar = told;
        Await.until("the quick one has it", () -> quick.messages("event").size() == sofar);
      }
      Await.until("its place is free", () -> hub.audience().watchers() == 1);
      Await.until("its stream ends", () -> endsWhenRead(slow));
      assertFalse(quick.hasEnded());
    }
  }

  private static boolean endsWhenRead(Socket socket) {
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void refusesMoreWatchersThanThereIsRoomFor() {
    for (int number = 0; number < StreamHub.MAX_WATCHERS; number++) {
      assertEquals(200, watch("/api/stream").response().statusCode());
    }
    EventStream tooMany = watch("/api/stream");
    assertEquals(503, tooMany.response().statusCode());
    assertEquals(
        "application/problem+json",
        tooMany.response().headers().firstValue("Content-Type").orElse(""));
    phones.getFirst().close();
    Await.until("a place is free again", () -> hub.audience().watchers() < StreamHub.MAX_WATCHERS);
    assertEquals(200, watch("/api/stream").response().statusCode());
  }

  @Test
  void endsWhenItsClientIsSentAway() throws InterruptedException {
    EventStream phone = watch("/api/stream");
    Await.until("a state", () -> !phone.messages("state").isEmpty());
    door.access().revoke(this.phone.client().id());
    Await.until("it ends", phone::hasEnded);
    assertEquals(401, watch("/api/stream").response().statusCode());
    Await.until("its place is free", () -> hub.audience().watchers() == 0);
  }

  @Test
  void endsWithTheProgram() {
    EventStream phone = watch("/api/stream");
    Await.until("a state", () -> !phone.messages("state").isEmpty());
    server.close();
    Await.until("it ends", Duration.ofSeconds(5), phone::hasEnded);
  }

  private WebServer serve(StreamHub stream) throws CannotStart {
    return WebServer.open(
        ANY_PORT, door.gate(), List.of(new StreamRoutes(stream, door.access().paired())));
  }

  private EventStream watch(String path, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", phone.bearer(), "Accept-Encoding", "gzip"));
    EventStream watching =
        EventStream.open(
            URI.create("http://127.0.0.1:" + server.port() + path), all.toArray(String[]::new));
    phones.add(watching);
    return watching;
  }

  private void tell(Snapshot snapshot) {
    hub.changed(snapshot.view(), snapshot.live(), snapshot.stamp());
  }

  private void notice(PadName pad, String text) {
    hub.noticed(pad, new Notice(Notice.Kind.PHASE, Map.of("text", text)), PadSamples.stamp(1));
  }
}
