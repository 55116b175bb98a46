package dev.heatpad.core.screening;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first-use questions, in the order in which they are asked: for whom heat is wrong, for whom
 * it must be gentle, and which signs need a doctor. Each may name several signs of one group, and
 * yes is always the answer that concerns. What each comes from is its {@link Basis}; how they were
 * merged stands in docs/adr/0011-screening.md.
 */
public enum Question {
  NUMBNESS(
      Group.BLOCK,
      "Do you feel heat less than you should where the pad lies, or do you have nerve "
          + "damage or a spinal cord injury?",
      "Do not use heat there: you might not feel a burn. Ask your doctor what else " + "helps.",
      Basis.HEATING_PADS,
      Basis.WRAP_LABEL,
      Basis.AGENTS),
  CANNOT_MOVE_AWAY(
      Group.BLOCK,
      "Is the person on the pad under 18, or unable to get off it or to call for help " + "alone?",
      "Do not use this pad for that person. Ask a doctor or a nurse about other help.",
      Basis.HEATING_PADS,
      Basis.WRAP_LABEL,
      Basis.AGENTS),
  DROWSY(
      Group.BLOCK,
      "Have you had alcohol today, or do you take sleeping pills, sedatives or strong "
          + "pain medicine?",
      "Do not use heat while they work: you might fall asleep on the pad. Ask your "
          + "pharmacist or doctor.",
      Basis.HEATING_PADS,
      Basis.WRAP_LABEL,
      Basis.AGENTS),
  DAMAGED_SKIN(
      Group.BLOCK,
      "Is the skin where the pad lies broken, infected, bleeding, newly grafted, or "
          + "treated with radiation?",
      "Wait until the skin has healed, and show it to a doctor or a nurse.",
      Basis.AGENTS),
  SKIN_MARKS(
      Group.BLOCK,
      "After heat, did your skin stay red for more than two hours, or does it have "
          + "brown marks like a net?",
      "No heat until the marks are gone. Show them to your doctor.",
      Basis.WRAP_LABEL,
      Basis.ERYTHEMA),
  CANCER_OR_CLOT(
      Group.BLOCK,
      "Do you have, or might you have, cancer where the pad lies, or a blood clot or an "
          + "inflamed vein?",
      "Do not use heat. Talk to your doctor first.",
      Basis.AGENTS),
  RUB_OR_PATCH(
      Group.BLOCK,
      "Have you put a pain rub, a medicated cream or a medicine patch where the pad "
          + "lies today?",
      "Never heat over a rub or a patch: it burns the skin. Wash it off and ask again "
          + "tomorrow; ask your pharmacist if unsure.",
      Optional.of(Duration.ofDays(1)),
      Basis.RUBS,
      Basis.WRAP_LABEL),
  FRESH_INJURY(
      Group.BLOCK,
      "Did you hurt this place in the last two days, and is it bruised or swollen?",
      "Heat makes a new injury swell more. Wait two days; see a doctor if it gets " + "worse.",
      Optional.of(Duration.ofDays(2)),
      Basis.WRAP_LABEL,
      Basis.AGENTS),
  UNSAFE_USE(
      Group.BLOCK,
      "Will the pad be used for sleeping, folded or pinned, with another source of "
          + "heat, or near medical oxygen?",
      "Use the pad only awake, flat, alone and away from oxygen. Ask whoever set it up "
          + "to help you place it.",
      Basis.HEATING_PADS,
      Basis.WRAP_LABEL),
  PREGNANCY(
      Group.ASK_FIRST,
      "Are you pregnant, or might you be?",
      "Ask your doctor or midwife before you use heat, and never put the pad on your "
          + "belly. Heat stays gentle.",
      Basis.AGENTS,
      Basis.WRAP_LABEL),
  ILLNESS(
      Group.ASK_FIRST,
      "Do you have diabetes, poor circulation, heart failure, multiple sclerosis, "
          + "rheumatoid arthritis, or an illness that makes heat hard to bear?",
      "Ask your doctor before you use heat. Heat stays gentle.",
      Basis.WRAP_LABEL,
      Basis.AGENTS),
  BLEEDING(
      Group.ASK_FIRST,
      "Do you have a bleeding disorder, or do you take blood thinners?",
      "Ask your doctor before you use heat. Heat stays gentle.",
      Basis.AGENTS),
  AGE_55(
      Group.ASK_FIRST,
      "Are you 55 or older?",
      "Skin burns more easily with the years, so heat stays gentle. Ask your doctor if "
          + "you are unsure.",
      Basis.WRAP_LABEL,
      Basis.JUDGEMENT),
  NOT_AGREED(
      Group.BLOCK,
      "Are you pregnant, or do you have an illness or medicine named here, and no "
          + "doctor, nurse or midwife has agreed to heat?",
      "Ask your doctor, nurse or midwife about heat first, then answer again.",
      Basis.WRAP_LABEL,
      Basis.AGENTS),
  NUMB_SADDLE(
      Group.EMERGENCY,
      "Are you numb between the legs, or do you have new trouble with passing urine, "
          + "with holding bladder or bowels, or with sex?",
      "Call the emergency number or go to an emergency department now. Heat is locked.",
      Basis.RED_FLAGS),
  BOTH_LEGS(
      Group.EMERGENCY,
      "Are both your legs weak, numb or tingling?",
      "Call the emergency number or go to an emergency department now. Heat is locked.",
      Basis.RED_FLAGS),
  CHEST_OR_ACCIDENT(
      Group.EMERGENCY,
      "Do you have pain in your chest, or did this pain begin after a bad fall or "
          + "another serious accident?",
      "Call the emergency number now. Heat is locked.",
      Basis.RED_FLAGS),
  FEVER_OR_WEIGHT_LOSS(
      Group.SAME_DAY,
      "Do you have a fever, do you feel very unwell, or have you lost weight without "
          + "knowing why?",
      "See a doctor today. Heat is locked.",
      Basis.RED_FLAGS),
  SPINE_OR_LEG(
      Group.SAME_DAY,
      "Is there a lump on your back or a change in its shape, is a leg getting weaker, "
          + "or does a foot drag?",
      "See a doctor today. Heat is locked.",
      Basis.RED_FLAGS),
  NIGHT_PAIN(
      Group.SAME_DAY,
      "Is the pain worse at night or when you rest?",
      "See a doctor today. Heat is locked.",
      Basis.RED_FLAGS),
  CANCER_INFECTION_OR_BONES(
      Group.SAME_DAY,
      "Have you ever had cancer, a weak immune system, a recent infection or injected "
          + "drugs, or new pain with steroids or brittle bones?",
      "See a doctor today. Heat is locked until a doctor has looked at this pain.",
      Basis.RED_FLAGS,
      Basis.JUDGEMENT),
  NOT_BETTER(
      Group.ROUTINE,
      "Has the pain lasted more than four weeks, become worse each week, stopped your "
          + "daily life, or come for the first time after 50?",
      "You may use heat, but make an appointment with your doctor in the next days.",
      Basis.RED_FLAGS);

  private final Group group;
  private final String sentence;
  private final String advice;
  private final Optional<Duration> yesHolds;
  private final List<Basis> sources;

  Question(Group group, String sentence, String advice, Basis... sources) {
    this(group, sentence, advice, Optional.empty(), sources);
  }

  Question(
      Group group, String sentence, String advice, Optional<Duration> yesHolds, Basis... sources) {
    this.group = group;
    this.sentence = sentence;
    this.advice = advice;
    this.yesHolds = yesHolds;
    this.sources = List.of(sources);
  }

  /** The name under which it is known to pages, files and the journal. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The question of this id. */
  public static Optional<Question> of(String id) {
    for (Question question : values()) {
      if (question.id().equals(id)) {
        return Optional.of(question);
      }
    }
    return Optional.empty();
  }

  public Group group() {
    return group;
  }

  public String sentence() {
    return sentence;
  }

  /** What to do after a yes, and whom to see. */
  public String advice() {
    return advice;
  }

  /** After this a yes is asked again, because time may have mended it; empty where it stays. */
  public Optional<Duration> yesHolds() {
    return yesHolds;
  }

  /** What the question rests on. */
  public List<Basis> sources() {
    return sources;
  }
}
