#include "output/page.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace legcramp {

using Is = Block::Is;

Blocks cautions_page(std::span<const Text> cautions, std::set<Text>& said) {
  Blocks page;
  for (const Text caution : cautions) {
    if (said.insert(caution).second) page.push_back({Is::caution, std::string(caution), {}});
  }
  return page;
}

void Page::emergency_signs() {
  std::string signs = signs_of(knowledge_, Urgency::emergency);
  if (!signs.empty()) add(Is::alarm, std::move(signs));
}

void Page::alarm(const Assessment& assessment) {
  blocks_.insert(blocks_.begin(),
                 {Is::alarm, std::string(knowledge_.help_for(assessment.at_least).text), {}});
  for (const Reason& reason : assessment.alarms) {
    if (reason.is_unsure) continue;
    add(Is::paragraph,
        fmt::format("{}. {}", what_was_said(knowledge_, reason), reason.rule->because));
    reasons_.explain(*reason.rule);
  }
  doubts(assessment.alarms);
}

void Page::doubts(const std::vector<Reason>& alarms) {
  std::vector<Text> names;
  std::set<Text> is_named;
  for (const Reason& reason : alarms)
    for (const Because& because : reason.because_of)
      if (const Text name = name_of_thing(knowledge_, because.thing.index);
          reason.is_unsure && because.answer == Answer::unsure && is_named.insert(name).second)
        names.push_back(name);
  if (!names.empty())
    add(Is::paragraph, fmt::format("Not sure, so taken seriously: {}.", fmt::join(names, "; ")));
  for (const Reason& reason : alarms)
    if (reason.is_unsure) reasons_.explain(*reason.rule);
}

void Page::not_finished(const Standing& standing) {
  add(Is::heading, standing.assessment.is_urgency_decided()
                       ? "Not finished: more answers can still change the advice."
                       : "Not finished: there may be warning signs that were not asked.");
  constexpr std::size_t most_names = 20;  // nobody reads more
  const auto screens = screens_if_no(knowledge_, standing.sheet, most_names + 1);
  std::vector<Text> names;
  names.reserve(screens.size());
  for (const Screen* screen : screens) names.push_back(screen->name);
  if (names.size() > most_names) names.back() = "and more";
  add(Is::detail, fmt::format("Not asked yet: {}.", fmt::join(names, "; ")));
}

void Page::advice(const Assessment& assessment) {
  causes(assessment);
  remedies(assessment);
  prevention(assessment);
}

void Page::for_later(const Assessment& assessment) {
  if (assessment.causes.empty() && assessment.tips.empty() && assessment.further.empty()) return;
  add(Is::heading, "For later, once this has been checked:");
  causes(assessment);
  prevention(assessment);
}

template <class Record>
void Page::measures(const char* heading, const std::vector<Line>& lines,
                    std::span<const Record> records, Kind kind) {
  const auto is_said = [&](const Line& line) { return said_.contains(line.thing); };
  if (std::ranges::all_of(lines, is_said)) return;
  add(Is::heading, heading);
  for (const Line& line : lines) {
    if (is_said(line)) continue;
    const Record& record = records[line.thing - knowledge_.first(kind)];
    add(Is::item, fmt::format("{}. {}", record.name, graded(record)), "-");
    if constexpr (std::is_same_v<Record, Measure>) details(record.cautions, {});
    reasons_.explain(line.why, record.sources);
  }
}

void Page::causes(const Assessment& assessment) {
  measures("Why it may happen", assessment.causes, knowledge_.causes, Kind::cause);
}

void Page::prevention(const Assessment& assessment) {
  measures("To prevent the next one", assessment.tips, knowledge_.tips, Kind::tip);
  measures("Also worth a try", assessment.further, knowledge_.further, Kind::further);
}

void Page::avoid(const Assessment& assessment) {
  std::set<const Rule*> told;  // by the alarm: only what they leave out is new
  for (const Reason& reason : assessment.alarms) told.insert(reason.rule);
  LeftOut left_out = this->left_out(assessment);
  std::vector<const Reason*> reasons;  // each rule once
  std::map<const Rule*, std::set<Index>> measures;
  for (const Line& line : assessment.avoid)
    for (const Reason& reason : line.why) {
      const auto [of_rule, is_new] = measures.try_emplace(reason.rule);
      if (is_new) reasons.push_back(&reason);
      of_rule->second.insert(left_out[line.thing].begin(), left_out[line.thing].end());
    }
  // Rules that leave out the same share a line.
  std::vector<std::pair<std::set<Index>, std::vector<const Reason*>>> lines;
  for (const Reason* reason : reasons) {
    const std::set<Index>& of_rule = measures.at(reason->rule);
    if (of_rule.empty()) continue;
    const auto line = std::ranges::find(lines, of_rule, [](const auto& one) { return one.first; });
    if (line != lines.end()) line->second.push_back(reason);
    else lines.push_back({of_rule, {reason}});
  }
  if (!lines.empty()) add(Is::heading, "Do not do these for now");
  for (const auto& [of_line, why] : lines) {
    std::string text = names_of(of_line, assessment) + ".";
    for (const Reason* reason : why)
      if (!told.contains(reason->rule)) text.append(" ").append(reason->rule->because);
    add(Is::item, std::move(text), "-");
    for (const Reason* reason : why) reasons_.explain({*reason}, {});
  }
}

namespace {
constexpr std::size_t most_left_out = 20;  // nobody reads more
}  // namespace

Page::LeftOut Page::left_out(const Assessment& assessment) const {
  LeftOut left_out;
  for (const Line& line : assessment.avoid) left_out.try_emplace(line.thing);
  const auto add = [&](Index thing, Index measure) {
    const auto found = left_out.find(thing);
    if (found != left_out.end() && found->second.size() <= most_left_out)
      found->second.insert(measure);
  };
  const Index end = knowledge_.first(Kind::fact);
  for (Index measure = knowledge_.first(Kind::remedy); measure < end; ++measure) {
    if (!assessment.recommended[measure].so_far && !shown_besides_.contains(measure)) continue;
    add(measure, measure);
    for (const GroupRef group : knowledge_.kinds_of(measure)) add(group.index, measure);
  }
  return left_out;
}

std::string Page::names_of(const std::set<Index>& measures, const Assessment& assessment) const {
  const Index end = knowledge_.first(Kind::tip);
  std::size_t steps = 0;
  bool are_all = true;
  for (Index remedy = knowledge_.first(Kind::remedy); remedy < end; ++remedy)
    if (assessment.recommended[remedy].so_far) {
      ++steps;
      are_all = are_all && measures.contains(remedy);
    }
  std::vector<Text> names;
  if (are_all && steps > 1) names.emplace_back("All the steps");
  for (const Index measure : measures) {
    if (are_all && steps > 1 && measure < end) continue;
    names.push_back(names.size() < most_left_out ? knowledge_.measure(measure).name : "and more");
    if (names.size() > most_left_out) break;
  }
  return fmt::format("{}", fmt::join(names, "; "));
}

void Page::in_full(const Measure& record) {
  add(Is::heading, std::string(record.name));
  measure(record, true);
}

void Page::fact(const Fact& record) {
  add(Is::heading, std::string(record.name));
  add(Is::detail, graded(record));
  details({}, record.sources);
}

void Page::remedy(const Measure& record) {
  add(Is::detail, fmt::format("[{}]", name_of(record.evidence)));
  how(record);
  details(record.cautions, record.sources);
  cite_time(record);
}

void Page::measure(const Measure& record, bool in_detail) {
  add(Is::detail, graded(record));
  if (in_detail) how(record);
  details(record.cautions, record.sources);
  if (in_detail) cite_time(record);
}

void Page::how(const Measure& record) {
  picture(record);
  for (const Text step : record.steps) add(Is::item, std::string(step), "-");
  if (record.is_timed()) add(Is::item, time_of(record), "-");
}

void Page::picture(const Measure& record) {
  for (const Picture& picture : record.pictures) blocks_.push_back(picture_block(picture));
}

std::string Page::time_of(const Measure& record) {
  const Timing& timing = record.timing;
  std::string text = fmt::format("Hold {} seconds", timing.hold_seconds.value);
  if (timing.legs.value > 1) text += " with each leg";
  if (timing.repeat.value > 1) text += fmt::format(", up to {} times", timing.repeat.value);
  if (timing.rest_seconds.value > 0)
    text += fmt::format(", resting {} seconds in between", timing.rest_seconds.value);
  return fmt::format("{}. [{}]", text, name_of(timing.evidence));
}

void Page::cite_time(const Measure& record) {
  if (record.is_timed()) reasons_.cite("The time", record.timing.sources);
}

void Page::cautions(std::span<const Text> cautions) { append(cautions_page(cautions, cautioned_)); }

void Page::details(std::span<const Text> cautions, std::span<const Citation> sources) {
  this->cautions(cautions);
  reasons_.cite("Source", sources);
}

void Page::remedies(const Assessment& assessment) {
  if (assessment.remedies.empty()) return;
  before_steps(assessment.at_least);
  add(Is::heading, "Do this now, in this order");
  number_ = 0;
  for (const Line& line : assessment.remedies) {
    const Measure& remedy = knowledge_.measure(line.thing);
    add_numbered(fmt::format("{}. {}", remedy.name, graded(remedy)));
    picture(remedy);
    details(remedy.cautions, {});
    reasons_.explain(line.why, remedy.sources);
  }
}

void Page::before_steps(Urgency at_least) {
  if (at_least < Urgency::urgent && !knowledge_.before_steps.empty())
    add(Is::paragraph, fmt::format("{}", fmt::join(knowledge_.before_steps, " ")));
}

void Page::before_remedies(std::string_view words) {
  std::string heading(words);
  if (knowledge_.course) heading.append(heading.empty() ? "" : " ").append(knowledge_.course->care);
  if (!heading.empty()) add(Is::heading, heading);
}

void Page::notes(const Assessment& assessment) {
  for (const Note& note : assessment.notes) {
    add(Is::paragraph, std::string(note.text));
    reasons_.explain({note.why}, {});
  }
}

void Page::when_to_get_help(Urgency at_least, std::string_view heading) {
  bool has_heading = false;
  for (const Urgency urgency : {Urgency::emergency, Urgency::urgent}) {
    std::string signs = signs_of(knowledge_, urgency);
    if (urgency <= at_least || signs.empty()) continue;
    if (!std::exchange(has_heading, true)) add(Is::heading, std::string(heading));
    add(Is::item, std::move(signs), "-");
  }
}

void Page::notice() { add(Is::paragraph, fmt::format("{}", fmt::join(knowledge_.notice, " "))); }

}  // namespace legcramp
