package dev.heatpad.loop;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.CommandResult;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.unit.PadName;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Puts commands and questions to the loop for whoever waits for the answer, on his own thread. The
 * socket and HTTP share it; its owner is {@code Main}.
 */
public final class CommandDesk {

  private static final Logger LOG = System.getLogger(CommandDesk.class.getName());

  /** A turn takes 100 ms and a journal row 2 s at most; longer means that the loop is stuck. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final List<PadName> pads;
  private final Inbox inbox;

  /**
   * What somebody wants.
   *
   * @param id the sender's own id of the command
   * @param sentAt the sender's own time stamp
   */
  public record Wish(
      Source source, Command command, Optional<String> id, Optional<Instant> sentAt) {}

  /**
   * @param pads all of them, in the order of the configuration
   */
  public CommandDesk(List<PadName> pads, Inbox inbox) {
    this.pads = List.copyOf(pads);
    this.inbox = inbox;
  }

  /** All pads, in the order of the configuration. */
  public List<PadName> pads() {
    return pads;
  }

  public Optional<PadName> pad(String name) {
    return pads.stream().filter(known -> known.text().equals(name)).findFirst();
  }

  /**
   * Puts the wish to each pad first, and waits afterwards: a stop must not wait for another.
   *
   * @return all answers as one: a refusal if there is any, else that of a pad on which a session
   *     ran; empty when the loop had no room or did not answer in time
   */
  public Optional<CommandResult> ask(List<PadName> asked, Wish wish) throws InterruptedException {
    List<CompletableFuture<CommandResult>> replies = new ArrayList<>();
    boolean taken = true;
    for (PadName pad : asked) {
      CompletableFuture<CommandResult> reply = new CompletableFuture<>();
      Arrival.Question question =
          new Arrival.Question(
              wish.source(),
              wish.command(),
              Arrival.Delivery.LIVE,
              wish.id(),
              wish.sentAt(),
              reply::complete);
      taken &= inbox.offer(new Arrival.Asked(pad, question));
      replies.add(reply);
    }
    return taken ? await(replies) : Optional.empty();
  }

  /**
   * Puts a question about the first use to the loop and waits.
   *
   * @return empty when the loop had no room or did not answer in time
   */
  public Optional<ScreeningOutcome> ask(ScreeningQuestion question) throws InterruptedException {
    CompletableFuture<ScreeningOutcome> reply = new CompletableFuture<>();
    return inbox.offer(new Arrival.ScreeningAsked(question, reply::complete)) && came(reply)
        ? Optional.of(reply.resultNow())
        : Optional.empty();
  }

  private static boolean came(CompletableFuture<?> reply) throws InterruptedException {
    try {
      reply.get(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException silent) {
      LOG.log(Logger.Level.WARNING, "A request was not answered in time.");
      return false;
    }
  }

  private static Optional<CommandResult> await(List<CompletableFuture<CommandResult>> replies)
      throws InterruptedException {
    if (!came(CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)))) {
      return Optional.empty();
    }
    List<CommandResult> results = replies.stream().map(CompletableFuture::resultNow).toList();
    return results.stream()
        .filter(result -> !result.accepted())
        .findFirst()
        .or(() -> results.stream().filter(result -> result.session().isPresent()).findFirst())
        .or(() -> results.stream().findFirst());
  }
}
