#pragma once
// Sheets of answers: as a test says them, and all there are of a small knowledge file.

#include <vector>

#include "legcramp/sheet.hpp"
#include "support/catch.hpp"

namespace legcramp::testing {

/// Gives an answer that must not be refused.
inline void give(Sheet& sheet, FindingRef finding, Answer answer) {
  REQUIRE_FALSE(sheet.give(finding, answer));
}

/// The sheet with these answers, by finding; those that contradict a no are left out.
inline Sheet sheet_with(const Knowledge& knowledge, const std::vector<Answer>& answers) {
  Sheet sheet(knowledge);
  for (const bool is_no : {true, false})
    for (Index i = 0; i < answers.size(); ++i)
      if ((answers[i] == Answer::no) == is_no) static_cast<void>(sheet.give({i}, answers[i]));
  return sheet;
}

/// All complete lists of answers, contradictory ones too, with every set of named causes.
template <class Use>
void for_each_combination(const Knowledge& knowledge, const Use& use) {
  std::vector<Answer> answers(knowledge.findings.size(), Answer::no);
  std::vector<bool> named(knowledge.causes.size(), false);
  for (;;) {
    use(answers, named);
    std::size_t i = 0;
    for (; i < answers.size() && answers[i] == Answer::yes; ++i) answers[i] = Answer::no;
    if (i < answers.size()) {
      answers[i] = answers[i] == Answer::no ? Answer::unsure : Answer::yes;
      continue;
    }
    std::size_t cause = 0;
    for (; cause < named.size() && named[cause]; ++cause) named[cause] = false;
    if (cause == named.size()) return;
    named[cause] = true;
  }
}

/// All complete sheets.
template <class Use>
void for_each_sheet(const Knowledge& knowledge, const Use& use) {
  for_each_combination(knowledge,
                       [&](const std::vector<Answer>& answers, const std::vector<bool>& named) {
                         Sheet sheet(knowledge);
                         for (Index i = 0; i < answers.size(); ++i)
                           if (sheet.give({i}, answers[i])) return;
                         for (Index i = 0; i < named.size(); ++i)
                           if (named[i]) sheet.name({knowledge.first(Kind::cause) + i});
                         use(sheet);
                       });
}

}  // namespace legcramp::testing
