package dev.heatpad.cli;

import dev.heatpad.core.screening.Answer;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.Group;
import dev.heatpad.core.screening.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The first-use questions at the terminal: the one place where a red flag is taken back. */
@Command(
    name = "setup",
    description = {
      "Answer the first-use questions: who may use heat, and how.",
      "No real pad heats before they are answered. Go through them again every week."
    },
    footer = {
      "",
      "FILE holds JSON with true or false for each question, as in:",
      "  {\"answers\": {\"numbness\": false, ...}, \"profile\": \"standard\"}",
      "",
      "Example: heatpad setup --show"
    })
final class SetupCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--person",
      paramLabel = "PERSON",
      description = "Who answers; may be left out when there is only one.")
  private Optional<String> person = Optional.empty();

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "Take the answers from a file, without asking; - reads standard input.")
  private Optional<String> file = Optional.empty();

  @Option(names = "--show", description = "Show the answers and what follows; change nothing.")
  private boolean shows;

  SetupCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailed, ConfigurationProblem {
    ControlClient client = invocation.client();
    Document before = meant(client.list(request("screening"), "persons").list("persons"));
    if (shows) {
      ScreeningText.answers(before).forEach(invocation::say);
      ScreeningText.outcome(before).forEach(invocation::say);
      return ExitCode.DONE.number();
    }
    ObjectNode answers = file.isPresent() ? read(file.get()) : asked(before);
    answers.put("verb", "answers");
    before.text("person").ifPresent(name -> answers.put("person", name));
    List<Document> after = client.list(answers, "persons").list("persons");
    invocation.say("");
    ScreeningText.outcome(meant(after)).forEach(invocation::say);
    return ExitCode.DONE.number();
  }

  private static ObjectNode request(String verb) {
    return JsonMapper.shared().createObjectNode().put("verb", verb);
  }

  private Document meant(List<Document> persons) throws CommandFailed {
    List<Document> fitting =
        persons.stream()
            .filter(one -> person.isEmpty() || one.text("person").equals(person))
            .toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    String names =
        persons.stream()
            .flatMap(one -> one.text("person").stream())
            .collect(Collectors.joining(", "));
    throw CommandFailed.refused("Say who answers, with --person: " + names + ".");
  }

  private ObjectNode read(String name) throws CommandFailed {
    boolean isPiped = name.equals("-");
    try {
      byte[] bytes =
          isPiped
              ? invocation.surroundings().in().readAllBytes()
              : Files.readAllBytes(Path.of(name));
      Optional<Document> document = Document.parse(new String(bytes, StandardCharsets.UTF_8));
      return document
          .map(Document::node)
          .filter(ObjectNode.class::isInstance)
          .map(ObjectNode.class::cast)
          .orElseThrow(() -> CommandFailed.refused("There is no JSON object in " + name + "."));
    } catch (IOException failed) {
      throw CommandFailed.refused("Cannot read " + (isPiped ? "standard input" : name) + ".");
    }
  }

  private ObjectNode asked(Document before) throws CommandFailed {
    Map<Question, Answer> earlier = ScreeningText.earlier(before);
    YesNo ask = new YesNo(invocation);
    invocation.say("Please answer each question with y (yes) or n (no).");
    if (!earlier.isEmpty()) {
      invocation.say("Enter alone keeps the answer that is shown.");
    }
    Map<Question, Answer> answers = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      invocation.say("");
      Optional<Answer> known = Optional.ofNullable(earlier.get(question));
      if (question.group().isRedFlag() && known.equals(Optional.of(Answer.YES))) {
        invocation.say("You said yes to the next one. Say no only if it has passed,");
        invocation.say("or if a doctor has looked at it since and agreed to heat.");
      }
      String number = (answers.size() + 1) + " of " + Question.values().length + ". ";
      answers.put(question, ask.about(number + question.sentence(), known));
    }
    return json(answers, care(ask, answers, before));
  }

  /** Where an answer asks for gentle heat anyway, there is nothing to choose. */
  private Care care(YesNo ask, Map<Question, Answer> answers, Document before)
      throws CommandFailed {
    boolean isForced =
        answers.entrySet().stream()
            .anyMatch(
                one -> one.getKey().group() == Group.ASK_FIRST && one.getValue() == Answer.YES);
    if (isForced) {
      return Care.SENSITIVE;
    }
    invocation.say("");
    Optional<Answer> known =
        ScreeningText.earlier(before).isEmpty()
            ? Optional.empty()
            : Optional.of(
                before.text("profile").equals(Optional.of("sensitive")) ? Answer.YES : Answer.NO);
    Answer gentle = ask.about("Shall the pad stay gentle: less warm, shorter, less often?", known);
    return gentle == Answer.YES ? Care.SENSITIVE : Care.AS_CONFIGURED;
  }

  private static ObjectNode json(Map<Question, Answer> answers, Care care) {
    ObjectNode request = JsonMapper.shared().createObjectNode();
    ObjectNode each = request.putObject("answers");
    answers.forEach((question, answer) -> each.put(question.id(), answer == Answer.YES));
    return request.put("profile", care.text());
  }
}
