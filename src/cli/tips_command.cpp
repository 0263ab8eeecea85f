#include <fmt/format.h>

#include <memory>

#include "cli/command.hpp"

namespace legcramp {
namespace {

struct TipsOptions {
  std::vector<std::string> words;
};

bool is_digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

Candidates numbers_of_tips(const Knowledge& knowledge) {
  Candidates numbers;
  for (std::size_t i = 0; i < knowledge.tips.size(); ++i)
    numbers.push_back({fmt::format("{}", i + 1), knowledge.tips[i].name});
  return numbers;
}

/// Tips are for the days without cramps: what may be urgent needs more than a tip.
bool is_about_a_sign(const Knowledge& knowledge, const Reading& reading) {
  Sheet sheet(knowledge);
  answer_from(reading, sheet);
  return !reading.left_open_flags.empty() || assess(knowledge, sheet).at_least >= Urgency::urgent;
}

Outcome show_tips(const Session& session, const TipsOptions& options) {
  const Knowledge& knowledge = *session.knowledge;
  const Index first = knowledge.first(Kind::tip);
  const Index count = knowledge.count(Kind::tip);
  TipsReport report;
  std::string query;
  if (auto wrong = join_words(knowledge, options.words, query)) return *wrong;
  if (options.words.empty()) {
    for (Index i = 0; i < count; ++i) report.tips.push_back(first + i);
    return {Report{std::move(report)}};
  }
  report.in_detail = true;
  if (is_digits(query)) {
    const std::size_t number = whole_number(query).value_or(0);
    if (number < 1 || number > count)
      return wrong_usage("unknown-tip", fmt::format("there is no tip {}; they are numbered 1 to {}",
                                                    quote_briefly(query), count));
    report.tips.push_back(first + static_cast<Index>(number) - 1);
    return {Report{std::move(report)}};
  }
  const Reading reading = look_up(knowledge, *session.dictionary, query);
  if (is_about_a_sign(knowledge, reading))
    return nothing_found(
        knowledge,
        fmt::format(
            "no tips where a warning sign may be meant; \"legcramp advice {}\" says what to do",
            quote_briefly(query)));
  for (const Match& match : reading.matches)
    if (match.entry.kind == Kind::tip) report.tips.push_back(match.entry.thing);
  if (!report.tips.empty()) return {Report{std::move(report)}};
  return nothing_found(knowledge, fmt::format("no tip about \"{0}\"; \"legcramp tips\" lists all, "
                                              "\"legcramp advice {0}\" looks further",
                                              quote_briefly(query)));
}

}  // namespace

Action add_tips(Options& options) {
  const auto given = std::make_shared<TipsOptions>();
  options = {{{},
              {"N|WORD", numbers_of_tips},
              &given->words,
              "the number of a tip, or words that it is about"}};
  return [given](const Session& session) { return show_tips(session, *given); };
}

}  // namespace legcramp
