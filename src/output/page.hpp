#pragma once
// What pages are made of: the alarm, the remedies, the reasons. Each report puts them together in
// its own order.

#include <fmt/format.h>

#include <map>
#include <set>

#include "output/reasons.hpp"
#include "output/report.hpp"

namespace legcramp {

/// Those cautions that were not `said` before, which are then.
Blocks cautions_page(std::span<const Text> cautions, std::set<Text>& said);

inline constexpr std::string_view in_this_order = "Do this now, in this order.";

class Page {
 public:
  explicit Page(const Context& context)
      : context_(context),
        knowledge_(*context.knowledge),
        reasons_(knowledge_, blocks_, context.why) {}

  Blocks take() { return std::move(blocks_); }

  void add(Block::Is is, std::string text, std::string label = {}) {
    blocks_.push_back({is, std::move(text), std::move(label)});
  }
  void append(const Blocks& page) { blocks_.insert(blocks_.end(), page.begin(), page.end()); }
  void add_numbered(std::string_view text) {
    add(Block::Is::item, std::string(text), fmt::format("{}.", ++number_));
  }
  void emergency_signs();
  /// What the answers demand already: it stands before everything else.
  void alarm(const Assessment& assessment);
  /// What is known is not all: says so, and what was not asked.
  void not_finished(const Standing& standing);
  void advice(const Assessment& assessment);
  /// What is no hurry, and would play an urgent sign down if it stood before it.
  void for_later(const Assessment& assessment);
  void causes(const Assessment& assessment);
  void prevention(const Assessment& assessment);
  /// What would be shown but for a rule, and why not; a reason that the alarm has told is not told
  /// again.
  void avoid(const Assessment& assessment);
  /// What an entry says, with how well it is supported.
  template <class Record>
  static std::string graded(const Record& record) {
    return fmt::format("{} [{}]", record.text, name_of(record.evidence));
  }
  void in_full(const Measure& record);
  void fact(const Fact& record);
  void remedy(const Measure& record);
  void measure(const Measure& record, bool in_detail);
  void picture(const Measure& record);
  /// How long and how often, with how well that is supported; of a measure that is timed.
  static std::string time_of(const Measure& record);
  /// Cautions, each once on a page.
  void cautions(std::span<const Text> cautions);
  /// The remedies, below what to check before them.
  void remedies(const Assessment& assessment);
  void notes(const Assessment& assessment);
  /// What to check before the steps; nothing where help is urgent.
  void before_steps(Urgency at_least);
  /// The heading of remedies: these words, and what to take care of with each of them.
  void before_remedies(std::string_view words);
  /// The plain signs of the levels above what is known, since nothing was asked.
  void when_to_get_help(Urgency at_least,
                        std::string_view heading = "Not asked yet: signs that need help");
  /// What readers must know about the limits of all this.
  void notice();

 protected:
  const Context& context_;
  const Knowledge& knowledge_;
  Blocks blocks_;
  Reasons reasons_;
  std::set<Index> said_;  // shown in full already
  std::set<Text> cautioned_;
  std::set<Index> shown_besides_;  // what this page shows without a rule that recommends it
  int number_ = 0;

 private:
  /// What is not sure but could be a warning sign, all in one.
  void doubts(const std::vector<Reason>& alarms);
  /// By what is to be avoided, an id or a kind: the measures that would be shown otherwise.
  using LeftOut = std::map<Index, std::set<Index>>;
  [[nodiscard]] LeftOut left_out(const Assessment& assessment) const;
  /// The names of some of the measures; empty if there are none.
  /// Their names, and "All the steps" in the place of every remedy that is recommended.
  [[nodiscard]] std::string names_of(const std::set<Index>& measures,
                                     const Assessment& assessment) const;
  /// How it is done: drawn, and step by step.
  void how(const Measure& record);
  void cite_time(const Measure& record);
  void details(std::span<const Text> cautions, std::span<const Citation> sources);
  template <class Record>
  void measures(const char* heading, const std::vector<Line>& lines,
                std::span<const Record> records, Kind kind);
};

}  // namespace legcramp
