package dev.heatpad.loop;

import dev.heatpad.core.command.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Takes commands out of an inbox and answers them, as the loop would, on a thread of its own. */
public final class AnsweringLoop implements AutoCloseable {

  private final Inbox inbox;
  private final Function<Arrival.Asked, CommandResult> answers;
  private final List<Arrival.Asked> asked = new CopyOnWriteArrayList<>();
  private final Thread thread;

  public AnsweringLoop(Inbox inbox, Function<Arrival.Asked, CommandResult> answers) {
    this.inbox = inbox;
    this.answers = answers;
    this.thread = Thread.ofPlatform().daemon().name("answering-loop").start(this::run);
  }

  /** What came so far. */
  public List<Arrival.Asked> asked() {
    return List.copyOf(asked);
  }

  private void run() {
    try {
      while (true) {
        inbox.await(Duration.ofMinutes(1));
        inbox.takeForTurn().forEach(this::handle);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(Arrival arrival) {
    if (arrival instanceof Arrival.Asked question) {
      asked.add(question);
      question.question().reply().accept(answers.apply(question));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
