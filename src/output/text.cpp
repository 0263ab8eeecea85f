#include "output/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "output/guide_page.hpp"
#include "output/page.hpp"
#include "output/proof_page.hpp"
#include "output/screen.hpp"
#include "output/version.hpp"

namespace legcramp {
namespace {

using Is = Block::Is;

/// Builds the page of one report.
class ReportPage : public Page {
 public:
  using Page::Page;

  void show(const StartReport& report) {
    before_steps(report.assessment.at_least);
    add(Is::heading, "Leg cramp? Do this now, in this order:");
    number_ = 0;
    for (const Line& line : report.assessment.remedies) {
      const Measure& remedy = knowledge_.measure(line.thing);
      add_numbered(remedy.text);
      if (number_ == 1) picture(remedy);
      reasons_.explain(line.why, remedy.sources);
    }
    add(Is::heading, "With a timer: legcramp relief");
    add(Is::detail, "All else: legcramp help");
    emergency_signs();
  }

  void show(const AdviceReport& report) {
    const Assessment& assessment = report.assessment;
    how_read(report.reading);
    if (assessment.at_least >= Urgency::urgent) alarm(assessment);
    if (assessment.at_least == Urgency::emergency) return;
    if (assessment.at_least == Urgency::routine)
      add(Is::paragraph, std::string(knowledge_.help_for(Urgency::routine).text));
    notes(assessment);
    avoid(assessment);
    matched(report);
    causes(assessment);
    when_to_get_help(assessment.at_least);
    remedies(assessment);
    prevention(assessment);
    if (report.is_general) what_to_ask();
    add(Is::heading, "To be sure, answer a few questions");
    add(Is::code, command_of(context_, report.sheet, "ask"));
    notice();
  }

  void show(const AskReport& report) {
    const auto& [sheet, assessment, next] = report.standing;
    const bool says_help = report.standing.says_help();
    if (says_help) alarm(assessment);
    if (assessment.at_least == Urgency::emergency) return;
    const bool is_urgent = assessment.at_least >= Urgency::urgent;
    if (is_urgent) notes(assessment);
    if (next) {
      not_finished(report.standing);
      next_screen(report.standing);
    }
    if (!is_urgent) notes(assessment);
    avoid(assessment);
    if (is_urgent) remedies(assessment);
    else advice(assessment);
    if (!next) when_to_get_help(assessment.at_least, "Get help if one of these comes later");
    append(answers_page(knowledge_, sheet, context_.why));
    add(Is::heading, next ? "To go on from here" : "To see this again");
    add(Is::code, command_of(context_, sheet, "ask"));
    if (!next) {
      add(Is::heading, "To print this, for the bedside or a doctor");
      add(Is::code, command_of(context_, sheet, "export bedside") + " > leg-cramps.html");
    }
    if (is_urgent) for_later(assessment);
    notice();
    if (says_help)
      add(Is::heading, fmt::format("In short: {}", knowledge_.help_for(assessment.at_least).text));
  }

  void show(const TipsReport& report) {
    if (!report.in_detail)
      add(Is::heading, fmt::format("{} tips to prevent the next cramp", report.tips.size()));
    for (const Index tip : report.tips) {
      const Index place = tip - knowledge_.first(Kind::tip);
      const Measure& record = knowledge_.tips[place];
      add(Is::heading, std::string(record.name), fmt::format("{}.", place + 1));
      measure(record, report.in_detail);
    }
    if (!report.in_detail) add(Is::heading, "One of them in full: legcramp tips 3");
    notice();
  }

  void show(const ReliefReport& report) {
    const auto& [sheet, assessment, next] = report.standing;
    if (report.standing.says_help()) alarm(assessment);
    if (assessment.at_least == Urgency::emergency) return;
    notes(assessment);
    if (report.part == ReliefReport::Part::after) {
      notice();
      when_to_get_help(assessment.at_least);
      return append(ending_page(context_, report));
    }
    if (report.named) shown_besides_.insert(*report.named);
    avoid(assessment);
    if (report.part == ReliefReport::Part::before) emergency_signs();
    if (!report.measures.empty() && report.is_for_cramp(knowledge_))
      before_steps(assessment.at_least);
    if (!report.measures.empty()) before_remedies(report.named ? "" : in_this_order);
    if (report.part == ReliefReport::Part::before) return;
    number_ = 0;
    for (const Index index : report.measures) {
      const Measure& measure = knowledge_.measure(index);
      add(Is::heading, std::string(measure.name), fmt::format("{}.", ++number_));
      remedy(measure);
      // Lines stand in the order of their numbers.
      const auto line = std::ranges::lower_bound(assessment.remedies, index, {}, &Line::thing);
      if (line != assessment.remedies.end() && line->thing == index)
        reasons_.explain(line->why, {});
    }
    if (!report.others.empty()) add(Is::heading, "Other remedies, by name");
    for (const Index other : report.others) {
      add(Is::item, std::string(knowledge_.measure(other).name), "-");
      add(Is::code,
          command_of(context_, sheet, fmt::format("relief {}", knowledge_.id_of(other).text)));
    }
    when_to_get_help(assessment.at_least);
    notice();
  }

  void show(const CheckReport& report) { blocks_ = check_page(context_, report); }
  void show(const DiffReport& report) { blocks_ = diff_page(context_, report); }

  void show(const VersionReport& /*report*/) {
    add(Is::paragraph, fmt::format("legcramp {}", program_version));
    add(Is::remark, fmt::format("output format {}", output_format_version));
    add(Is::remark, fmt::format("knowledge {} ({})", knowledge_.version, context_.origin));
    add(Is::code, fmt::format("sha256 {}", context_.sha256()));
  }

 private:
  /// What was corrected or left open, in one line.
  void how_read(const Reading& reading) {
    constexpr std::size_t most = 3;  // more than anybody misspells
    std::string corrected;
    for (std::size_t i = 0; i < std::min(reading.corrected.size(), most); ++i)
      corrected += fmt::format("{}\"{}\" as \"{}\"", i == 0 ? "Read " : ", ",
                               quote_briefly(reading.corrected[i].written, longest_word),
                               reading.corrected[i].read_as);
    std::vector<std::string> open;
    for (const Entry& flag : reading.left_open_flags) open.emplace_back(flag.name);
    if (open.empty()) open = reading.left_open;
    std::string line = corrected.empty() ? "" : corrected + ". ";
    if (!open.empty())
      line += fmt::format("Not looked up after \"no\": {}. ",
                          quote_briefly(fmt::format("{}", fmt::join(open, "; ")), longest_line));
    if (!reading.left_open_flags.empty()) line += "If it is so, look it up by itself. ";
    if (line.empty()) return;
    line.pop_back();
    add(Is::remark, line);
  }
  static constexpr std::size_t longest_word = 40;
  static constexpr std::size_t longest_line = 200;

  /// What is asked next.
  void next_screen(const Standing& standing) {
    add(Is::heading, fmt::format("Next: {}", question_of(knowledge_, *standing.next)));
    for (const FindingRef finding : standing.next->findings)
      add(Is::term, std::string(knowledge_.findings[finding.index].name),
          std::string(knowledge_.id_of(finding).text));
    add(Is::detail, fmt::format("Answer each with -a, as in -a {}=no. For none of them: -a {}=no",
                                knowledge_.id_of(standing.next->findings.front()).text,
                                standing.next->screen->id.text));
  }

  /// Everything about the entries that the words found. Causes and findings speak through the
  /// advice itself.
  void matched(const AdviceReport& report) {
    for (const Match& match : report.reading.matches) {
      const Index thing = match.entry.thing;
      if (report.assessment.avoided[thing].so_far) continue;
      const Kind kind = match.entry.kind;
      const Index place = thing - knowledge_.first(kind);
      if (kind == Kind::remedy) add(Is::heading, std::string(knowledge_.remedies[place].name));
      if (kind == Kind::remedy) remedy(knowledge_.remedies[place]);
      if (kind == Kind::tip) in_full(knowledge_.tips[place]);
      if (kind == Kind::further) in_full(knowledge_.further[place]);
      if (kind == Kind::fact) fact(knowledge_.facts[place]);
      if (kind == Kind::tip || kind == Kind::further) said_.insert(thing);
    }
  }

  /// What one can ask about, each with some of the words that find it.
  void what_to_ask() {
    add(Is::heading, "Causes to ask about, with words for them");
    for (const Cause& cause : knowledge_.causes) {
      add(Is::item, with_some_of(cause.words, cause.name), "-");
      add(Is::code, fmt::format("legcramp advice --cause {}", cause.id.text));
    }
    if (knowledge_.facts.empty()) return;
    add(Is::heading, "Things to look up");
    for (const Fact& fact : knowledge_.facts)
      add(Is::item, with_some_of(fact.words, fact.name), "-");
  }

  [[nodiscard]] std::string with_some_of(std::span<const Pattern> words, Text name) const {
    constexpr std::size_t some = 3;
    std::vector<std::string> shown;
    for (const Pattern phrase : words) {
      const auto ways = wordings(*context_.knowledge, phrase);
      if (ways.size() == 1) std::ranges::copy(ways.front(), std::back_inserter(shown));
      if (shown.size() >= some) break;
    }
    shown.resize(std::min(shown.size(), some));
    if (shown.empty()) return std::string(name);
    return fmt::format("{}: {}", name, fmt::join(shown, ", "));
  }
};

}  // namespace

Blocks blocks_of(const Context& context, const Report& report) {
  ReportPage page(context);
  std::visit([&](const auto& content) { page.show(content); }, report);
  return page.take();
}

}  // namespace legcramp
