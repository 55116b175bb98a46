/** Questions of one group, in the device's order, at most a handful on a screen. */

const MOST = 5;

export function stepsOf(questions) {
  const runs = [];
  for (const question of questions) {
    if (runs.at(-1)?.group === question.group) {
      runs.at(-1).questions.push(question);
    } else {
      runs.push({ group: question.group, questions: [question] });
    }
  }
  return runs.flatMap(({ group, questions: all }) => {
    const parts = Math.ceil(all.length / MOST);
    const size = Math.ceil(all.length / parts);
    return Array.from({ length: parts }, (_, index) => ({ group, part: index + 1, parts, questions: all.slice(index * size, (index + 1) * size) }));
  });
}
