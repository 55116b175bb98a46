package dev.heatpad.wire;

import dev.heatpad.core.screening.Answer;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.Judgement;
import dev.heatpad.core.screening.Question;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.PersonScreening;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The first-use questions and their answers as JSON, for the page and the terminal. */
public final class ScreeningJson {

  private ScreeningJson() {}

  /** What reading answers gave. */
  public sealed interface Read {}

  /** Every question has its answer. */
  public record Complete(Map<Question, Answer> answers, Care chosen) implements Read {
    public Complete {
      answers = Map.copyOf(answers);
    }
  }

  public record Unreadable(String problem) implements Read {}

  /** Reads {@code {"answers":{"numbness":false,...},"profile":"standard"}}. */
  public static Read parse(byte[] utf8) {
    return switch (Json.readRequest(utf8)) {
      case Json.Broken(var problem) -> new Unreadable(problem);
      case Json.Whole(var object) -> {
        Fields fields = new Fields(object);
        fields.allowOnly(List.of("answers", "profile"));
        yield read(object, fields);
      }
    };
  }

  /** Reads the answers in an object that may hold more; its other keys are the caller's. */
  static Read read(ObjectNode object, Fields fields) {
    Map<Question, Answer> answers = new EnumMap<>(Question.class);
    if (object.get("answers") instanceof ObjectNode given) {
      answers(given, answers, fields);
    } else {
      fields.complain("\"answers\" is an object with true or false for each question.");
    }
    Optional<Care> chosen = chosen(fields);
    return fields
        .problem()
        .<Read>map(Unreadable::new)
        .orElseGet(() -> new Complete(answers, chosen.orElse(Care.AS_CONFIGURED)));
  }

  private static void answers(ObjectNode given, Map<Question, Answer> answers, Fields fields) {
    List<String> ids = Arrays.stream(Question.values()).map(Question::id).toList();
    Fields inside = new Fields(given);
    inside.allowOnly(ids);
    inside.problem().ifPresent(fields::complain);
    for (Question question : Question.values()) {
      JsonNode value = given.get(question.id());
      if (value == null || !value.isBoolean()) {
        fields.complain(
            "\"answers\" lacks true or false for \"" + question.id() + "\"; all are needed.");
      } else {
        answers.put(question, value.booleanValue() ? Answer.YES : Answer.NO);
      }
    }
  }

  /** Left out it is the one of the configuration. */
  private static Optional<Care> chosen(Fields fields) {
    Optional<String> word = fields.text("profile");
    Optional<Care> chosen =
        word.flatMap(text ->
            Arrays.stream(Care.values()).filter(care -> care.text().equals(text)).findFirst());
    if (word.isPresent() && chosen.isEmpty()) {
      fields.complain("\"profile\" is standard or sensitive.");
    }
    return chosen;
  }

  /** Writes what {@link #parse} reads, into an object that is open. */
  static void write(JsonGenerator json, Map<Question, Answer> answers, Care chosen) {
    json.writeObjectPropertyStart("answers");
    answers.forEach(
        (question, answer) -> json.writeBooleanProperty(question.id(), answer == Answer.YES));
    json.writeEndObject();
    json.writeStringProperty("profile", chosen.text());
  }

  /** All persons. */
  public static byte[] persons(List<PersonScreening> persons) {
    return Json.object(json -> {
      json.writeArrayPropertyStart("persons");
      for (PersonScreening person : persons) {
        json.writeStartObject();
        person(json, person);
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /** One person. */
  public static byte[] person(PersonScreening person) {
    return Json.object(json -> person(json, person));
  }

  private static void person(JsonGenerator json, PersonScreening seen) {
    Judgement judgement = seen.judgement();
    json.writeStringProperty("person", seen.person().text());
    json.writeArrayPropertyStart("pads");
    seen.pads().stream().map(PadName::text).forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("state", judgement.state().text());
    Json.time(json, "answered_at", seen.answeredAt());
    json.writeBooleanProperty("review_due", judgement.review() == Judgement.Review.DUE);
    json.writeStringProperty("profile", seen.profile().text());
    json.writeArrayPropertyStart("questions");
    for (Question question : Question.values()) {
      json.writeStartObject();
      json.writeStringProperty("id", question.id());
      json.writeStringProperty("group", question.group().text());
      Answer answer = seen.answers().get(question);
      if (answer == null) {
        json.writeNullProperty("answer");
      } else {
        json.writeBooleanProperty("answer", answer == Answer.YES);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("findings");
    for (Question question : judgement.findings()) {
      json.writeStartObject();
      json.writeStringProperty("id", question.id());
      json.writeStringProperty("group", question.group().text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
