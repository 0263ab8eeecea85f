#include "output/guide_page.hpp"

#include <fmt/format.h>

#include "output/page.hpp"
#include "output/screen.hpp"

namespace legcramp {
namespace {

using Is = Block::Is;

std::string_view name_of(Ending::Is ending, bool is_for_cramp) {
  switch (ending) {
    case Ending::Is::eased: return is_for_cramp ? "Eased" : "Done";
    case Ending::Is::stopped: return "Stopped";
    case Ending::Is::last_done: return "That was the last,";
    case Ending::Is::too_long: return "Not eased";
  }
  return {};
}

}  // namespace

std::string clock_time(int seconds) {
  constexpr int minute = 60;
  return fmt::format("{}:{:02}", seconds / minute, seconds % minute);
}

Block keys_of_guide(bool is_for_cramp) {
  return {Is::remark,
          fmt::format("Enter alone: {}. s Enter: next. q Enter: stop.",
                      is_for_cramp ? "it eased" : "done"),
          {}};
}

Blocks guide_page(const Measure& measure, std::size_t number, std::size_t of,
                  std::set<Text>& said) {
  Blocks page{{Is::heading, std::string(measure.name), fmt::format("{}/{}", number, of)}};
  for (Block& caution : cautions_page(measure.cautions, said)) page.push_back(std::move(caution));
  for (const Picture& picture : measure.pictures) page.push_back(picture_block(picture));
  page.push_back({Is::item, std::string(measure.text), ">"});
  return page;
}

Blocks ending_page(const Context& context, const ReliefReport& report) {
  const Knowledge& knowledge = *context.knowledge;
  const auto& [sheet, assessment, next] = report.standing;
  const bool is_for_cramp = report.is_for_cramp(knowledge);
  const bool is_urgent = assessment.at_least >= Urgency::urgent;
  std::string heading = fmt::format("{} after {}.", name_of(report.ending.is, is_for_cramp),
                                    clock_time(report.ending.seconds));
  // What is urgent stands on top already; but where the page ends, the eyes rest.
  if (is_urgent) heading.append(" ").append(knowledge.help_for(assessment.at_least).text);
  Blocks page{{Is::heading, std::move(heading), {}}};
  if (!is_for_cramp) return page;
  const bool has_eased = report.ending.is == Ending::Is::eased;
  if (knowledge.course && !is_urgent) {
    const FactRef fact = has_eased ? knowledge.course->eased : knowledge.course->not_eased;
    const Fact& told = knowledge.facts[fact.index - knowledge.first(Kind::fact)];
    page.push_back({Is::detail, fmt::format("{}. {}", told.name, told.text), {}});
  }
  const auto then = [&](std::string when, std::string command) {
    page.push_back({Is::item, std::move(when), "-"});
    page.push_back({Is::code, std::move(command), {}});
  };
  if (has_eased && !is_urgent) {
    const auto left = std::span(report.measures).subspan(report.ending.shown);
    if (!left.empty()) page.push_back({Is::detail, "What may still help:", {}});
    for (const Index measure : left)
      page.push_back({Is::item, std::string(knowledge.measure(measure).text), "-"});
    then("To prevent the next one", "legcramp tips");
  }
  then("To be sure, answer a few questions", command_of(context, sheet, "ask"));
  return page;
}

}  // namespace legcramp
