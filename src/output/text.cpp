#include "output/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "output/guide_page.hpp"
#include "output/proof_page.hpp"
#include "output/reasons.hpp"
#include "output/screen.hpp"
#include "output/version.hpp"

namespace legcramp {
namespace {

using Is = Block::Is;

std::string sentence_of(const Timing& timing) {
  std::string text = fmt::format("Hold {} seconds", timing.hold_seconds.value);
  if (timing.legs.value > 1) text += " with each leg";
  if (timing.repeat.value > 1) text += fmt::format(", up to {} times", timing.repeat.value);
  if (timing.rest_seconds.value > 0)
    text += fmt::format(", resting {} seconds in between", timing.rest_seconds.value);
  return fmt::format("{}. [{}]", text, name_of(timing.evidence));
}

/// Builds the page of one report.
class Page {
 public:
  explicit Page(const Context& context)
      : context_(context),
        knowledge_(*context.knowledge),
        reasons_(knowledge_, blocks_, context.why) {}

  Blocks take() { return std::move(blocks_); }

  void show(const StartReport& report) {
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
    signs(Urgency::emergency);
  }

  void show(const AdviceReport& report) {
    const Assessment& assessment = report.assessment;
    how_read(report.reading);
    if (assessment.at_least >= Urgency::urgent) alarm(assessment);
    if (assessment.at_least == Urgency::emergency) return;
    notes(assessment);
    avoid(assessment);
    matched(report);
    advice(assessment);
    if (report.is_general) what_to_ask();
    when_to_get_help(assessment.at_least);
    add(Is::heading, "To be sure, answer a few questions");
    add(Is::code, command_of(context_, report.sheet));
    notice();
  }

  void show(const AskReport& report) {
    const auto& [sheet, assessment, next] = report.standing;
    const bool says_help = report.standing.says_help();
    if (says_help) alarm(assessment);
    if (assessment.at_least == Urgency::emergency) return;
    const bool is_urgent = assessment.at_least >= Urgency::urgent;
    if (is_urgent) notes(assessment);
    if (next) not_finished(report.standing);
    if (!is_urgent) notes(assessment);
    avoid(assessment);
    if (is_urgent) remedies(assessment.remedies);
    else advice(assessment);
    append(answers_page(knowledge_, sheet, context_.why));
    add(Is::heading, next ? "To go on from here" : "To see this again");
    add(Is::code, command_of(context_, sheet));
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
    const Assessment& assessment = report.assessment;
    if (assessment.at_least >= Urgency::urgent) alarm(assessment);
    if (assessment.at_least == Urgency::emergency) return;
    notes(assessment);
    if (report.ending) {
      append(ending_page(context_, report));
      return signs(Urgency::emergency);
    }
    named_ = report.named;
    avoid(assessment);
    if (!report.remedies.empty())
      add(Is::heading, fmt::format("{}Stop what hurts more.",
                                   report.named ? "" : "Do this now, in this order. "));
    if (report.will_be_guided) return;
    number_ = 0;
    for (const Index index : report.remedies) {
      const Measure& measure = knowledge_.measure(index);
      add(Is::heading, std::string(measure.name), fmt::format("{}.", ++number_));
      remedy(measure);
    }
    if (!report.others.empty()) add(Is::heading, "For other places");
    for (const Index other : report.others) {
      add(Is::item, std::string(knowledge_.measure(other).name), "-");
      add(Is::code, fmt::format("legcramp relief {}", knowledge_.id_of(other).text));
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
    add(Is::code, fmt::format("sha256 {}", context_.sha256));
  }

 private:
  void add(Is is, std::string text, std::string label = {}) {
    blocks_.push_back({is, std::move(text), std::move(label)});
  }
  void append(const Blocks& page) { blocks_.insert(blocks_.end(), page.begin(), page.end()); }
  void add_numbered(Text text) { add(Is::item, std::string(text), fmt::format("{}.", ++number_)); }

  void signs(Urgency urgency) {
    const Help& help = knowledge_.help_for(urgency);
    if (!help.signs.empty()) add(Is::alarm, fmt::format("{} {}", help.signs, help.text));
  }

  void how_read(const Reading& reading) {
    for (const Correction& correction : reading.corrected)
      add(Is::remark,
          fmt::format("Read \"{}\" as \"{}\".", correction.written, correction.read_as));
    if (!reading.left_open.empty())
      add(Is::remark, fmt::format("Left open, because of the \"no\" before: {}.",
                                  fmt::join(reading.left_open, ", ")));
    for (const Entry& flag : reading.left_open_flags)
      add(Is::remark,
          fmt::format("Behind the \"no\": {}. If it is so, look it up by itself.", flag.name));
    if (!reading.unused.empty())
      add(Is::remark, fmt::format("Not used: {}.", fmt::join(reading.unused, ", ")));
  }

  /// What the answers demand already: it stands before everything else.
  void alarm(const Assessment& assessment) {
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

  /// What is not sure but could be a warning sign, all in one.
  void doubts(const std::vector<Reason>& alarms) {
    std::vector<Text> names;
    for (const Reason& reason : alarms)
      for (const Because& because : reason.because_of)
        if (const Text name = name_of_thing(knowledge_, because.thing.index);
            reason.is_unsure && because.answer == Answer::unsure &&
            std::ranges::find(names, name) == names.end())
          names.push_back(name);
    if (!names.empty())
      add(Is::paragraph, fmt::format("Not sure, so taken seriously: {}.", fmt::join(names, "; ")));
    for (const Reason& reason : alarms)
      if (reason.is_unsure) reasons_.explain(*reason.rule);
  }

  /// What is known is not all: says so, and what is asked next.
  void not_finished(const Standing& standing) {
    add(Is::heading, standing.assessment.is_urgency_decided()
                         ? "Not finished: more answers can still change the advice."
                         : "Not finished: there may be warning signs that were not asked.");
    std::string names;
    for (const Screen* screen : screens_if_no(knowledge_, standing.sheet))
      names.append(names.empty() ? "" : "; ").append(screen->name);
    add(Is::detail, fmt::format("Not asked yet: {}.", names));
    add(Is::heading, fmt::format("Next: {}", question_of(knowledge_, *standing.next)));
    for (const FindingRef finding : standing.next->findings)
      add(Is::term, std::string(knowledge_.findings[finding.index].name),
          std::string(knowledge_.id_of(finding).text));
    add(Is::detail, fmt::format("Answer each with -a, as in -a {}=no. For none of them: -a {}=no",
                                knowledge_.id_of(standing.next->findings.front()).text,
                                standing.next->screen->id.text));
  }

  void advice(const Assessment& assessment) {
    causes(assessment);
    remedies(assessment.remedies);
    prevention(assessment);
  }

  /// What is no hurry, and would play an urgent sign down if it stood before it.
  void for_later(const Assessment& assessment) {
    if (assessment.causes.empty() && assessment.tips.empty() && assessment.further.empty()) return;
    add(Is::heading, "For later, once this has been checked:");
    causes(assessment);
    prevention(assessment);
  }

  void causes(const Assessment& assessment) {
    measures("Why it may happen", assessment.causes, knowledge_.causes, Kind::cause);
  }

  void prevention(const Assessment& assessment) {
    measures("To prevent the next one", assessment.tips, knowledge_.tips, Kind::tip);
    measures("Also worth a try", assessment.further, knowledge_.further, Kind::further);
  }

  /// What would be shown but for a rule, and why not; a reason that the alarm has told is not told
  /// again.
  void avoid(const Assessment& assessment) {
    std::vector<const Rule*> told;
    const auto is_alarm = [&](const Rule* rule) {
      return std::ranges::find(assessment.alarms, rule, &Reason::rule) != assessment.alarms.end();
    };
    bool has_heading = false;
    for (const Line& line : assessment.avoid)
      for (const Reason& reason : line.why) {
        if (std::ranges::find(told, reason.rule) != told.end()) continue;
        told.push_back(reason.rule);
        std::string text = left_out_by(*reason.rule, assessment);
        if (text.empty()) continue;
        if (!is_alarm(reason.rule)) text.append(". ").append(reason.rule->because);
        if (!std::exchange(has_heading, true)) add(Is::heading, "Leave out for now");
        add(Is::item, std::move(text), "-");
        reasons_.explain({reason}, {});
      }
  }

  /// The names of what is recommended and this rule avoids, by id or by kind.
  [[nodiscard]] std::string left_out_by(const Rule& rule, const Assessment& assessment) const {
    const auto avoids = [&](Index thing) {
      const auto by = std::ranges::find(assessment.avoid, thing, &Line::thing);
      return by != assessment.avoid.end() &&
             std::ranges::find(by->why, &rule, &Reason::rule) != by->why.end();
    };
    std::string names;
    const auto collect = [&](const auto& records, Kind kind) {
      for (Index i = 0; i < records.size(); ++i) {
        const Index thing = knowledge_.first(kind) + i;
        const bool is_left_out =
            (assessment.recommended[thing].so_far || named_ == thing) &&
            (avoids(thing) || std::ranges::any_of(records[i].kinds, [&](GroupRef group) {
               return avoids(group.index);
             }));
        if (is_left_out) names.append(names.empty() ? "" : "; ").append(records[i].name);
      }
    };
    collect(knowledge_.remedies, Kind::remedy);
    collect(knowledge_.tips, Kind::tip);
    collect(knowledge_.further, Kind::further);
    return names;
  }

  /// What an entry says, with how well it is supported.
  template <class Record>
  static std::string graded(const Record& record) {
    return fmt::format("{} [{}]", record.text, name_of(record.evidence));
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
      if (kind == Kind::tip || kind == Kind::further) said_.push_back(thing);
    }
  }

  void in_full(const Measure& record) {
    add(Is::heading, std::string(record.name));
    measure(record, true);
  }

  void fact(const Fact& record) {
    add(Is::heading, std::string(record.name));
    add(Is::detail, graded(record));
    details({}, record.sources);
  }

  void remedy(const Measure& record) {
    add(Is::detail, fmt::format("[{}]", name_of(record.evidence)));
    how(record);
    details(record.cautions, record.sources);
    cite_time(record);
  }

  void measure(const Measure& record, bool in_detail) {
    add(Is::detail, graded(record));
    if (in_detail) how(record);
    details(record.cautions, record.sources);
    if (in_detail) cite_time(record);
  }

  /// How it is done: drawn, and step by step.
  void how(const Measure& record) {
    picture(record);
    for (const Text step : record.steps) add(Is::item, std::string(step), "-");
    if (record.is_timed()) add(Is::item, sentence_of(record.timing), "-");
  }

  void picture(const Measure& record) {
    for (const Picture& picture : record.pictures) blocks_.push_back(picture_block(picture));
  }

  void cite_time(const Measure& record) {
    if (record.is_timed()) reasons_.cite("The time", record.timing.sources);
  }

  void details(std::span<const Text> cautions, std::span<const Citation> sources) {
    for (const Text caution : cautions) {
      if (std::ranges::find(cautioned_, caution) != cautioned_.end()) continue;  // once on a page
      cautioned_.push_back(caution);
      add(Is::caution, std::string(caution));
    }
    reasons_.cite("Source", sources);
  }

  template <class Record>
  void measures(const char* heading, const std::vector<Line>& lines,
                std::span<const Record> records, Kind kind) {
    const auto is_said = [&](const Line& line) {
      return std::ranges::find(said_, line.thing) != said_.end();
    };
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

  void remedies(const std::vector<Line>& lines) {
    if (lines.empty()) return;
    add(Is::heading, "Do this now, in this order");
    number_ = 0;
    for (const Line& line : lines) {
      const Measure& remedy = knowledge_.measure(line.thing);
      add_numbered(fmt::format("{}. {}", remedy.name, graded(remedy)));
      picture(remedy);
      details(remedy.cautions, {});
      reasons_.explain(line.why, remedy.sources);
    }
  }

  void notes(const Assessment& assessment) {
    for (const Note& note : assessment.notes) {
      add(Is::paragraph, std::string(note.text));
      reasons_.explain({note.why}, {});
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

  static std::string with_some_of(std::span<const Text> words, Text name) {
    constexpr std::size_t some = 3;
    if (words.empty()) return std::string(name);
    return fmt::format("{}: {}", name, fmt::join(words.first(std::min(some, words.size())), ", "));
  }

  /// The plain signs of the levels above what is known, since nothing was asked.
  void when_to_get_help(Urgency at_least) {
    bool has_heading = false;
    for (const Urgency urgency : {Urgency::emergency, Urgency::urgent}) {
      const Help& help = knowledge_.help_for(urgency);
      if (urgency <= at_least || help.signs.empty()) continue;
      if (!std::exchange(has_heading, true))
        add(Is::heading, "Not asked yet: signs that need help");
      add(Is::item, fmt::format("{} {}", help.signs, help.text), "-");
    }
  }

  void notice() { add(Is::paragraph, fmt::format("{}", fmt::join(knowledge_.notice, " "))); }

  const Context& context_;
  const Knowledge& knowledge_;
  Blocks blocks_;
  Reasons reasons_;
  std::vector<Index> said_;  // shown in full already
  std::vector<Text> cautioned_;
  std::optional<Index> named_;  // asked for by its id
  int number_ = 0;
};

}  // namespace

Blocks blocks_of(const Context& context, const Report& report) {
  Page page(context);
  std::visit([&](const auto& content) { page.show(content); }, report);
  return page.take();
}

}  // namespace legcramp
