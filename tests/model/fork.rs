//! Nodes with and without connection: a block that was irreversible on a node stays irreversible there.
//!
//! Each delegate has its keys on one node and is honest: it signs on the node's chain, and no slot twice. A node may
//! receive the file of another at any moment or never, in one direction only; a file may also be old.

use super::world::{Chain, Choice, DELEGATES, Turn, World};
use medchain::ledger::number::Slot;
use stateright::{Checker, Model, Property};
use std::collections::BTreeSet;

/// The rule by which a node chooses between its chain and a file's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// The rule of the program.
    Irreversible,
    /// A wrong rule: the longest chain is preferred, even if it removes irreversible blocks.
    Longest,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Node {
    chain: Chain,
    /// The newest chain that became irreversible on the node.
    irreversible: Chain,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Scene {
    nodes: Vec<Node>,
    /// The highest slot that each delegate has signed.
    marks: Vec<u64>,
    /// Every chain that was on a node at any time.
    files: BTreeSet<Chain>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ModelAction {
    Forge { node: usize, delegate: usize },
    Import { node: usize, file: Chain },
}

struct Network {
    world: World,
    /// The node of each delegate.
    homes: Vec<usize>,
    rule: Rule,
    /// The greatest number of blocks.
    blocks: usize,
}

impl Network {
    fn new(homes: &[usize], rule: Rule, blocks: usize) -> Self {
        Self { world: World::new(homes.len()), homes: homes.to_vec(), rule, blocks }
    }

    fn nodes(&self) -> usize {
        self.homes.iter().max().map_or(0, |last| last + 1)
    }

    fn forge(&self, scene: &Scene, node: usize, delegate: usize) -> Option<Scene> {
        let chain = &scene.nodes[node].chain;
        let slot = self.world.next_slot_of(chain, DELEGATES[delegate], Slot(scene.marks[delegate]))?;
        let longer = self.world.extended(chain, Turn { slot: slot.0, variant: 0 });
        let mut next = scene.clone();
        next.marks[delegate] = slot.0;
        next.files.insert(longer.clone());
        next.nodes[node] = self.on(longer, &scene.nodes[node]);
        Some(next)
    }

    fn import(&self, scene: &Scene, node: usize, file: &Chain) -> Option<Scene> {
        let here = &scene.nodes[node];
        let takes = match self.rule {
            Rule::Irreversible => self.world.choose(&here.chain, file) == Choice::Take,
            Rule::Longest => here.chain.len() < file.len(),
        };
        takes.then(|| {
            let mut next = scene.clone();
            next.nodes[node] = self.on(file.clone(), here);
            next
        })
    }

    /// Moves a node to a chain. The node never forgets an irreversible block.
    fn on(&self, chain: Chain, before: &Node) -> Node {
        let seen = self.world.irreversible(&chain);
        let irreversible = if seen.len() > before.irreversible.len() { seen } else { before.irreversible.clone() };
        Node { chain, irreversible }
    }
}

impl Model for Network {
    type State = Scene;
    type Action = ModelAction;

    fn init_states(&self) -> Vec<Scene> {
        let node = Node { chain: Chain::new(), irreversible: Chain::new() };
        let nodes = vec![node; self.nodes()];
        vec![Scene { nodes, marks: vec![0; self.homes.len()], files: BTreeSet::new() }]
    }

    fn actions(&self, scene: &Scene, acts: &mut Vec<ModelAction>) {
        if scene.files.len() < self.blocks {
            acts.extend(
                self.homes.iter().enumerate().map(|(delegate, node)| ModelAction::Forge { node: *node, delegate }),
            );
        }
        for node in 0..self.nodes() {
            acts.extend(scene.files.iter().map(|file| ModelAction::Import { node, file: file.clone() }));
        }
    }

    fn next_state(&self, scene: &Scene, act: ModelAction) -> Option<Scene> {
        match act {
            ModelAction::Forge { node, delegate } => self.forge(scene, node, delegate),
            ModelAction::Import { node, file } => self.import(scene, node, &file),
        }
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always(KEPT, |_, scene: &Scene| {
                scene.nodes.iter().all(|node| node.chain.starts_with(&node.irreversible))
            }),
            Property::always(AGREED, |_, scene: &Scene| {
                let pairs = scene.nodes.iter().flat_map(|one| scene.nodes.iter().map(move |other| (one, other)));
                pairs.into_iter().all(|(one, other)| agree(&one.irreversible, &other.irreversible))
            }),
            Property::sometimes(GIVEN_UP, |_, scene: &Scene| {
                scene.files.iter().any(|file| scene.nodes.iter().all(|node| !node.chain.starts_with(file)))
            }),
            Property::sometimes(FINAL, |_, scene: &Scene| scene.nodes.iter().all(|node| !node.irreversible.is_empty())),
        ]
    }
}

fn agree(one: &Chain, other: &Chain) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

const KEPT: &str = "what was irreversible on a node is still in its chain";
const AGREED: &str = "what is irreversible on two nodes is on one chain";
const GIVEN_UP: &str = "a block is given up by all";
const FINAL: &str = "every node sees something become irreversible";

fn check(homes: &[usize], blocks: usize) {
    let checked = Network::new(homes, Rule::Irreversible, blocks).checker().threads(2).spawn_bfs().join();
    let (all, different) = (checked.state_count(), checked.unique_state_count());
    println!("delegates on nodes {homes:?}, {blocks} blocks: {all} states, {different} different");
    checked.assert_properties();
}

#[test]
fn nodes_that_part_and_meet_never_take_back_what_was_irreversible() {
    check(&[0, 1], 6);
    check(&[0, 0, 0, 1], 6);
}

#[test]
fn with_the_longest_chain_they_would() {
    let checked = Network::new(&[0, 0, 0, 1], Rule::Longest, 7).checker().threads(2).spawn_bfs().join();
    let path = checked.assert_any_discovery(KEPT);
    println!("longest chain: {} states until a block is taken back: {:?}", checked.state_count(), path.into_actions());
}

/// A known limit of the protocol: a delegate that changes to another branch counts on both. With four honest delegates
/// on three nodes, two of which exchange files too late, two blocks of one height can become irreversible; those nodes
/// then reject each other's chains. Each node keeps its own blocks, which the test above checks.
#[test]
fn honest_nodes_can_disagree_for_ever_where_a_delegate_has_built_on_both_branches() {
    let network = Network::new(&[0, 0, 1, 2], Rule::Irreversible, 8);
    let forge = |scene: &Scene, node, delegate| network.forge(scene, node, delegate).expect("the delegate has a turn");
    let scene = network.init_states().remove(0);
    let scene = forge(&forge(&scene, 0, 0), 0, 1);
    let scene = network.import(&scene, 1, &scene.nodes[0].chain).expect("the file's chain is preferred");
    let scene = forge(&scene, 1, 2);
    let scene = (0..3).fold(scene, |scene, _| forge(&scene, 2, 3));
    let scene = network.import(&scene, 0, &scene.nodes[2].chain).expect("the file's chain is preferred");
    let scene = forge(&forge(&scene, 0, 0), 0, 1);
    assert!(scene.nodes.iter().all(|node| node.chain.starts_with(&node.irreversible)));
    assert!(
        !agree(&scene.nodes[0].irreversible, &scene.nodes[1].irreversible),
        "the limit no longer exists: update its description"
    );
}
