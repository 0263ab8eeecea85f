#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "cli/guide.hpp"
#include "cli/sheet_options.hpp"
#include "knowledge/spelling.hpp"

namespace legcramp {
namespace {

struct ReliefOptions {
  std::optional<std::string> remedy;
  SheetOptions sheet;
  std::optional<std::string> seconds;
  bool has_bell = false;
};

/// All remedies, and other measures that one does by the clock.
std::vector<Index> what_can_be_guided(const Knowledge& knowledge) {
  std::vector<Index> all;
  for (const Kind kind : {Kind::remedy, Kind::tip, Kind::further})
    for (Index i = 0; i < knowledge.count(kind); ++i)
      if (const Index thing = knowledge.first(kind) + i;
          kind == Kind::remedy || knowledge.measure(thing).is_timed())
        all.push_back(thing);
  return all;
}

Candidates remedies(const Knowledge& knowledge) {
  Candidates all;
  for (const Index thing : what_can_be_guided(knowledge))
    all.push_back({std::string(knowledge.id_of(thing).text), knowledge.measure(thing).name});
  return all;
}

/// The measure of this id, or a wrong call.
std::variant<Index, Outcome> find_measure(const Knowledge& knowledge, const std::string& id) {
  std::vector<std::string_view> ids;
  for (const Index thing : what_can_be_guided(knowledge)) {
    ids.push_back(knowledge.id_of(thing).text);
    if (ids.back() == id) return thing;
  }
  return with_signs_if_unclear(
      wrong_usage("unknown-remedy",
                  fmt::format("unknown remedy \"{}\"; \"legcramp export ids\" lists all",
                              quote_briefly(id)),
                  suggest(id, ids)),
      knowledge);
}

/// What was named, if the answers allow it; else what they recommend.
std::vector<Index> measures_for(const Assessment& assessment, std::optional<Index> named) {
  std::vector<Index> measures;
  if (!named)
    for (const Line& line : assessment.remedies) measures.push_back(line.thing);
  else if (!assessment.avoided[*named].so_far && assessment.at_least < Urgency::emergency)
    measures.push_back(*named);
  return measures;
}

std::vector<Index> others_for(const Knowledge& knowledge, const Assessment& assessment) {
  std::vector<Index> others;
  if (assessment.at_least == Urgency::emergency) return others;
  for (Index i = 0; i < knowledge.remedies.size(); ++i)
    if (const Index thing = knowledge.first(Kind::remedy) + i;
        !assessment.recommended[thing].so_far && !assessment.avoided[thing].so_far)
      others.push_back(thing);
  return others;
}

constexpr std::size_t most_seconds = 3600;
std::optional<int> read_seconds(std::string_view text) {
  const std::size_t seconds = whole_number(text).value_or(0);
  return seconds >= 1 && seconds <= most_seconds ? std::optional(static_cast<int>(seconds))
                                                 : std::nullopt;
}

Outcome relief(const Session& session, const ReliefOptions& options) {
  const Knowledge& knowledge = *session.knowledge;
  Pace pace{std::nullopt, options.has_bell};
  if (options.seconds && !(pace.seconds = read_seconds(*options.seconds)))
    return wrong_usage("bad-option",
                       fmt::format("--seconds is a whole number from 1 to {}, not \"{}\"",
                                   most_seconds, quote_briefly(*options.seconds)));
  Sheet sheet(knowledge);
  if (auto wrong = read_sheet(session, options.sheet, sheet)) return *wrong;
  ReliefReport report{standing_of(knowledge, std::move(sheet))};
  if (options.remedy) {
    auto found = find_measure(knowledge, *options.remedy);
    if (auto* const wrong = std::get_if<Outcome>(&found)) return std::move(*wrong);
    report.named = std::get<Index>(found);
  }
  const Assessment& assessment = report.standing.assessment;
  report.measures = measures_for(assessment, report.named);
  if (!report.named) report.others = others_for(knowledge, assessment);
  const Console& console = *session.console;
  const bool may_guide = console.can_ask && console.can_move && !options.sheet.is_from_input();
  if (!may_guide || report.measures.empty()) return {Report{std::move(report)}};
  report.part = ReliefReport::Part::before;
  console.report(report);
  report.ending = guide(session, report, pace);
  report.part = ReliefReport::Part::after;
  if (report.ending.is == Ending::Is::too_long) {
    // Nobody has said that it goes on: that is not sure, and so taken seriously.
    Sheet later = report.standing.sheet;
    static_cast<void>(later.give(knowledge.course->then, Answer::unsure));
    report.standing = standing_of(knowledge, std::move(later));
  }
  return {Report{std::move(report)}};
}

}  // namespace

Action add_relief(Options& options) {
  const auto given = std::make_shared<ReliefOptions>();
  options = {{{},
              {"REMEDY", remedies},
              &given->remedy,
              "only this remedy, by its id; \"legcramp export ids\" lists them"},
             {"--seconds",
              {"N"},
              &given->seconds,
              "the timer holds this many seconds, instead of the usual"},
             {"--bell", {}, &given->has_bell, "ring when something changes"}};
  add_sheet_options(options, given->sheet);
  return [given](const Session& session) { return relief(session, *given); };
}

}  // namespace legcramp
