#include "legcramp/diff.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "knowledge/compare.hpp"
#include "proof/consequences.hpp"
#include "proof/people.hpp"

namespace legcramp {
namespace {

/// The advice of two files on the same sheets.
class TwoFiles {
 public:
  TwoFiles(const Knowledge& before, const Knowledge& after)
      : before_(before),
        after_(after),
        space_({&after, &before}),
        of_before_(space_, before),
        of_after_(space_, after),
        people_(space_, {&after, &before}),
        everybody_(space_.diagrams().both(space_.consistent(before), space_.consistent(after))) {}

  std::vector<Statement> statements() {
    for (std::size_t level = names<Urgency>.size(); level-- > 1;)
      compare_urgency(static_cast<Urgency>(level), Statement::Is::urgency_lowered);
    for (std::size_t level = names<Urgency>.size(); level-- > 1;)
      compare_urgency(static_cast<Urgency>(level), Statement::Is::urgency_raised);
    compare_things();
    for (const auto& [who, statement] : of_things_) {
      auto all = people_.smallest(who);
      if (!all) state_for_many(statement, who);
      else
        for (const People::Description& people : People::joined(std::move(*all)))
          state(statement, who, people);
    }
    return std::move(statements_);
  }

 private:
  Diagrams& diagrams() { return space_.diagrams(); }

  /// Where this level was and is not reached any more, or the other way round.
  void compare_urgency(Urgency level, Statement::Is is) {
    const bool is_lowered = is == Statement::Is::urgency_lowered;
    const Diagram higher = (is_lowered ? of_before_ : of_after_).urgency();
    const Diagram lower = (is_lowered ? of_after_ : of_before_).urgency();
    const Operation falls([&](unsigned from, unsigned to) {
      return from == static_cast<unsigned>(level) && to < from ? always.node : never.node;
    });
    const Diagram who = diagrams().both(everybody_, diagrams().apply(falls, higher, lower));
    Statement statement;
    statement.is = is;
    (is_lowered ? statement.before : statement.after) = level;
    Urgency& other = is_lowered ? statement.after : statement.before;
    auto all = people_.smallest(who);
    if (!all) return state_for_many(statement, who);
    // Those who fall equally far, with these answers alone, are told together.
    std::map<unsigned, std::vector<People::Description>> by_other_level;
    for (People::Description& smallest : *all)
      by_other_level[diagrams().at(lower, people_.alone(smallest))].push_back(std::move(smallest));
    for (auto& [other_level, descriptions] : by_other_level)
      for (const People::Description& people : People::joined(std::move(descriptions))) {
        other = static_cast<Urgency>(other_level);
        const Diagram these = diagrams().both(who, people_.diagram_of(people));
        unsigned least = 0;
        while (diagrams().both(these, diagrams().is(lower, least)) == never) ++least;
        statement.least = static_cast<Urgency>(least);
        state(statement, who, people);
      }
  }

  void compare_things() {
    for (const Knowledge* file : {&after_, &before_})
      for (Index thing = file->first(Kind::cause); thing < file->ids.size(); ++thing) {
        const Kind kind = file->kind_of(thing);
        const Id id = file->id_of(thing);
        if (kind < Kind::fact) compare_once("", id, &Consequences::shown);
        if (kind < Kind::fact || kind == Kind::group)
          compare_once("the advice to avoid ", id, &Consequences::avoid_line);
        if (kind == Kind::rule) compare_once("the note of ", id, &Consequences::note);
      }
  }

  using Shown = Diagram (Consequences::*)(Index) const;

  void compare_once(const char* what, Id id, Shown shown) {
    const std::string name = what + std::string(id.text);
    if (!compared_.insert(name).second) return;
    const Diagram was = shown_in(before_, of_before_, id, shown);
    const Diagram is = shown_in(after_, of_after_, id, shown);
    add(
        was, is, [](unsigned a, unsigned b) { return a > 0 && b == 0; }, &Statement::lost, name);
    add(
        was, is, [](unsigned a, unsigned b) { return a == 0 && b > 0; }, &Statement::gained, name);
    add(
        was, is, [](unsigned a, unsigned b) { return a > 0 && b > 0 && a != b; },
        &Statement::changed, name);
  }

  /// Adds a thing to the statement on all those to whom it happened: equal functions are the same
  /// node. In an emergency nothing is shown, which the urgency tells already.
  template <class Happened>
  void add(Diagram was, Diagram is, const Happened& happened,
           std::vector<std::string> Statement::*list, const std::string& name) {
    const Operation operation(
        [&](unsigned a, unsigned b) { return happened(a, b) ? always.node : never.node; });
    const Diagram who =
        diagrams().both(diagrams().apply(operation, was, is),
                        diagrams().both(everybody_, diagrams().both(of_before_.below_emergency(),
                                                                    of_after_.below_emergency())));
    if (who == never) return;
    auto same = std::ranges::find(of_things_, who, &std::pair<Diagram, Statement>::first);
    if (same == of_things_.end()) same = of_things_.insert(same, {who, {}});
    (same->second.*list).push_back(name);
  }

  /// Nothing, where a file has no such thing.
  static Diagram shown_in(const Knowledge& file, const Consequences& consequences, Id id,
                          Shown shown) {
    const auto found = std::ranges::find(file.ids, id);
    return found == file.ids.end()
               ? never
               : (consequences.*shown)(static_cast<Index>(found - file.ids.begin()));
  }

  void state(Statement statement, Diagram who, const People::Description& people) {
    const Diagram with_these = diagrams().both(everybody_, people_.diagram_of(people));
    const Count changed = diagrams().count(diagrams().both(who, with_these));
    const Count all = diagrams().count(with_these);
    statement.people = people_.in_words(people);
    statement.combinations = changed.exact();
    statement.combinations_brief = changed.brief();
    statement.with_these_answers = all.exact();
    statement.with_these_brief = all.brief();
    statements_.push_back(std::move(statement));
  }

  void state_for_many(Statement statement, Diagram who) {
    statement.is_for_many = true;
    state(std::move(statement), who, {});
  }

  const Knowledge& before_;
  const Knowledge& after_;
  Space space_;
  Consequences of_before_;
  Consequences of_after_;
  People people_;
  Diagram everybody_;
  std::vector<std::pair<Diagram, Statement>> of_things_;
  std::set<std::string> compared_;
  std::vector<Statement> statements_;
};

}  // namespace

Difference diff(const Knowledge& before, const Knowledge& after) {
  Difference difference;
  try {
    difference.statements = TwoFiles(before, after).statements();
  } catch (const TooLarge&) {
    difference.is_too_large = true;
  }
  difference.changes = changes_between(before, after);
  return difference;
}

}  // namespace legcramp
